-- CreateTable
CREATE TABLE "readiness_answers" (
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
    "questionId" TEXT NOT NULL,
    "title" TEXT,
    "requirement" TEXT,
    "answer" TEXT NOT NULL,
    "remark" TEXT,
    "answeredById" UUID,
    "answeredOn" DATE,

    CONSTRAINT "readiness_answers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "readiness_answers_code_key" ON "readiness_answers"("code");

-- CreateIndex
CREATE INDEX "readiness_answers_state_idx" ON "readiness_answers"("state");

-- CreateIndex
CREATE INDEX "readiness_answers_ownerId_idx" ON "readiness_answers"("ownerId");

-- CreateIndex
CREATE INDEX "readiness_answers_questionId_idx" ON "readiness_answers"("questionId");

-- CreateIndex
CREATE INDEX "readiness_answers_sourceKey_idx" ON "readiness_answers"("sourceKey");

-- What the trail covers.
SELECT audit_attach('readiness_answers'::regclass, 'readiness', NULL);
