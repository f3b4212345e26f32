-- AlterTable
ALTER TABLE "objectives" ADD COLUMN     "measuredNote" TEXT,
ADD COLUMN     "monitorId" UUID,
ADD COLUMN     "readings" JSONB;

-- CreateTable
CREATE TABLE "communications" (
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
    "kind" TEXT,
    "content" TEXT,
    "systemIds" UUID[],
    "partyIds" UUID[],
    "audience" TEXT,
    "channel" TEXT,
    "occasion" TEXT,
    "frequencyDays" DOUBLE PRECISION,
    "firstDueOn" DATE,
    "sentOn" DATE,
    "sent" TEXT,
    "log" JSONB,

    CONSTRAINT "communications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resources" (
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
    "description" TEXT,
    "systemIds" UUID[],
    "version" TEXT,
    "supplierId" UUID,
    "location" TEXT,
    "jurisdiction" TEXT,
    "capacity" TEXT,
    "expertise" TEXT,
    "memberIds" UUID[],
    "supportEndsOn" DATE,
    "lastReviewedOn" DATE,
    "retiredOn" DATE,

    CONSTRAINT "resources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_records" (
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
    "trainingId" UUID NOT NULL,
    "completedOn" DATE NOT NULL,
    "score" DOUBLE PRECISION,
    "files" JSONB,
    "note" TEXT,
    "result" TEXT,
    "expiresOn" DATE,

    CONSTRAINT "training_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trainings" (
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
    "form" TEXT,
    "content" TEXT,
    "provider" TEXT,
    "roleIds" UUID[],
    "audience" TEXT[],
    "validMonths" DOUBLE PRECISION,
    "passScore" DOUBLE PRECISION,

    CONSTRAINT "trainings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "communications_code_key" ON "communications"("code");

-- CreateIndex
CREATE INDEX "communications_state_idx" ON "communications"("state");

-- CreateIndex
CREATE INDEX "communications_ownerId_idx" ON "communications"("ownerId");

-- CreateIndex
CREATE INDEX "communications_systemIds_idx" ON "communications" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "communications_partyIds_idx" ON "communications" USING GIN ("partyIds");

-- CreateIndex
CREATE INDEX "communications_sourceKey_idx" ON "communications"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "resources_code_key" ON "resources"("code");

-- CreateIndex
CREATE INDEX "resources_state_idx" ON "resources"("state");

-- CreateIndex
CREATE INDEX "resources_ownerId_idx" ON "resources"("ownerId");

-- CreateIndex
CREATE INDEX "resources_systemIds_idx" ON "resources" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "resources_supplierId_idx" ON "resources"("supplierId");

-- CreateIndex
CREATE INDEX "resources_memberIds_idx" ON "resources" USING GIN ("memberIds");

-- CreateIndex
CREATE INDEX "resources_sourceKey_idx" ON "resources"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "training_records_code_key" ON "training_records"("code");

-- CreateIndex
CREATE INDEX "training_records_state_idx" ON "training_records"("state");

-- CreateIndex
CREATE INDEX "training_records_ownerId_idx" ON "training_records"("ownerId");

-- CreateIndex
CREATE INDEX "training_records_trainingId_idx" ON "training_records"("trainingId");

-- CreateIndex
CREATE INDEX "training_records_sourceKey_idx" ON "training_records"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "trainings_code_key" ON "trainings"("code");

-- CreateIndex
CREATE INDEX "trainings_state_idx" ON "trainings"("state");

-- CreateIndex
CREATE INDEX "trainings_ownerId_idx" ON "trainings"("ownerId");

-- CreateIndex
CREATE INDEX "trainings_roleIds_idx" ON "trainings" USING GIN ("roleIds");

-- CreateIndex
CREATE INDEX "trainings_sourceKey_idx" ON "trainings"("sourceKey");

-- CreateIndex
CREATE INDEX "objectives_monitorId_idx" ON "objectives"("monitorId");

-- The trail covers them, and a person's words find them.
SELECT audit_attach('resources'::regclass, 'resources', NULL);
SELECT audit_attach('communications'::regclass, 'communications', NULL);
SELECT audit_attach('trainings'::regclass, 'trainings', NULL);
SELECT audit_attach('training_records'::regclass, 'training-records', NULL);
CREATE INDEX idx_search_resources ON resources USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_communications ON communications USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_training_records ON training_records USING gin ("searchText" gin_trgm_ops);
