-- CreateTable
CREATE TABLE "audit_questions" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "ownerId" UUID,
    "reviewAt" DATE,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "createdById" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    "updatedById" UUID NOT NULL,
    "archivedAt" TIMESTAMPTZ(6),
    "archivedReason" TEXT,
    "source" JSONB,
    "sourceKey" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "auditId" UUID NOT NULL,
    "questionId" TEXT,
    "requirement" TEXT,
    "guidance" TEXT,
    "sampleId" UUID,
    "subjectId" UUID,
    "verdict" TEXT,
    "notes" TEXT,
    "answeredById" UUID,
    "answeredOn" DATE,
    "finding" TEXT,
    "auditeeId" UUID,
    "findingId" UUID,

    CONSTRAINT "audit_questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_samples" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "ownerId" UUID,
    "reviewAt" DATE,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "createdById" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    "updatedById" UUID NOT NULL,
    "archivedAt" TIMESTAMPTZ(6),
    "archivedReason" TEXT,
    "source" JSONB,
    "sourceKey" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "title" TEXT,
    "auditId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "register" TEXT NOT NULL,
    "filter" TEXT,
    "asOfDay" DATE,
    "method" TEXT NOT NULL,
    "stratifyBy" TEXT,
    "size" DOUBLE PRECISION,
    "seed" TEXT,
    "chosen" TEXT,
    "reason" TEXT,
    "population" JSONB,
    "position" DOUBLE PRECISION,
    "total" DOUBLE PRECISION,
    "drawn" DOUBLE PRECISION,
    "conclusion" TEXT,

    CONSTRAINT "audit_samples_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audits" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "ownerId" UUID,
    "reviewAt" DATE,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "createdById" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    "updatedById" UUID NOT NULL,
    "archivedAt" TIMESTAMPTZ(6),
    "archivedReason" TEXT,
    "source" JSONB,
    "sourceKey" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT,
    "scope" TEXT,
    "criteria" TEXT,
    "requirements" TEXT[],
    "systemIds" UUID[],
    "areas" TEXT,
    "periodFrom" DATE,
    "periodTo" DATE,
    "startsOn" DATE,
    "endsOn" DATE,
    "leadAuditorId" UUID,
    "auditorIds" UUID[],
    "outcome" TEXT,
    "conclusion" TEXT,
    "reportedToIds" UUID[],
    "fieldwork" JSONB,
    "begunOn" DATE,
    "signedById" UUID,
    "signedOn" DATE,

    CONSTRAINT "audits_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_questions_code_key" ON "audit_questions"("code");

-- CreateIndex
CREATE INDEX "audit_questions_state_idx" ON "audit_questions"("state");

-- CreateIndex
CREATE INDEX "audit_questions_ownerId_idx" ON "audit_questions"("ownerId");

-- CreateIndex
CREATE INDEX "audit_questions_auditId_idx" ON "audit_questions"("auditId");

-- CreateIndex
CREATE INDEX "audit_questions_sampleId_idx" ON "audit_questions"("sampleId");

-- CreateIndex
CREATE INDEX "audit_questions_subjectId_idx" ON "audit_questions"("subjectId");

-- CreateIndex
CREATE INDEX "audit_questions_findingId_idx" ON "audit_questions"("findingId");

-- CreateIndex
CREATE INDEX "audit_questions_sourceKey_idx" ON "audit_questions"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "audit_samples_code_key" ON "audit_samples"("code");

-- CreateIndex
CREATE INDEX "audit_samples_state_idx" ON "audit_samples"("state");

-- CreateIndex
CREATE INDEX "audit_samples_ownerId_idx" ON "audit_samples"("ownerId");

-- CreateIndex
CREATE INDEX "audit_samples_auditId_idx" ON "audit_samples"("auditId");

-- CreateIndex
CREATE INDEX "audit_samples_sourceKey_idx" ON "audit_samples"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "audits_code_key" ON "audits"("code");

-- CreateIndex
CREATE INDEX "audits_state_idx" ON "audits"("state");

-- CreateIndex
CREATE INDEX "audits_ownerId_idx" ON "audits"("ownerId");

-- CreateIndex
CREATE INDEX "audits_startsOn_idx" ON "audits"("startsOn");

-- CreateIndex
CREATE INDEX "audits_leadAuditorId_idx" ON "audits"("leadAuditorId");

-- CreateIndex
CREATE INDEX "audits_auditorIds_idx" ON "audits" USING GIN ("auditorIds");

-- CreateIndex
CREATE INDEX "audits_systemIds_idx" ON "audits" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "audits_sourceKey_idx" ON "audits"("sourceKey");

-- The trail covers them, and a person's words find them.
SELECT audit_attach('audits'::regclass, 'audits', NULL);
SELECT audit_attach('audit_questions'::regclass, 'audit-questions', NULL);
SELECT audit_attach('audit_samples'::regclass, 'audit-samples', NULL);
CREATE INDEX idx_search_audits ON audits USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_audit_questions ON audit_questions USING gin ("searchText" gin_trgm_ops);
