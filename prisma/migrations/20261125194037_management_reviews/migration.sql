-- CreateTable
CREATE TABLE "management_reviews" (
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
    "periodFrom" DATE,
    "periodTo" DATE,
    "meetingOn" DATE,
    "chairId" UUID,
    "participantIds" UUID[],
    "preparerIds" UUID[],
    "preparedOn" DATE,
    "heldOn" DATE,
    "notes" TEXT,
    "inputs" JSONB,
    "onActions" TEXT,
    "onIssues" TEXT,
    "onParties" TEXT,
    "onNonconformities" TEXT,
    "onMonitoring" TEXT,
    "onAudits" TEXT,
    "onObjectives" TEXT,
    "onRisks" TEXT,
    "onIncidents" TEXT,
    "onOpportunities" TEXT,
    "decisions" JSONB,
    "signedById" UUID,
    "signedOn" DATE,

    CONSTRAINT "management_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_decisions" (
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
    "reviewId" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "details" TEXT,
    "dueOn" DATE,
    "outcome" TEXT,
    "closedOn" DATE,

    CONSTRAINT "review_decisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "management_reviews_code_key" ON "management_reviews"("code");

-- CreateIndex
CREATE INDEX "management_reviews_state_idx" ON "management_reviews"("state");

-- CreateIndex
CREATE INDEX "management_reviews_ownerId_idx" ON "management_reviews"("ownerId");

-- CreateIndex
CREATE INDEX "management_reviews_sourceKey_idx" ON "management_reviews"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "review_decisions_code_key" ON "review_decisions"("code");

-- CreateIndex
CREATE INDEX "review_decisions_state_idx" ON "review_decisions"("state");

-- CreateIndex
CREATE INDEX "review_decisions_ownerId_idx" ON "review_decisions"("ownerId");

-- CreateIndex
CREATE INDEX "review_decisions_reviewId_idx" ON "review_decisions"("reviewId");

-- CreateIndex
CREATE INDEX "review_decisions_sourceKey_idx" ON "review_decisions"("sourceKey");

-- The trail covers them, and a person's words find them.
SELECT audit_attach('management_reviews'::regclass, 'management-reviews', NULL);
SELECT audit_attach('review_decisions'::regclass, 'review-decisions', NULL);
