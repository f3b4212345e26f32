-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "attempts" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "endsAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "actions" (
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
    "description" TEXT,
    "kind" TEXT,
    "originId" UUID,
    "systemIds" UUID[],
    "dueOn" DATE,
    "completedOn" DATE,
    "completedById" UUID,
    "result" TEXT,
    "verifiedById" UUID,
    "verifiedOn" DATE,

    CONSTRAINT "actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "register" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "subjectId" TEXT,
    "operation" TEXT NOT NULL,
    "salt" BYTEA,
    "content" TEXT,
    "contentHash" BYTEA NOT NULL,
    "leaf" BYTEA NOT NULL,
    "header" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "size" BIGINT NOT NULL,
    "frontier" BYTEA[],
    "root" BYTEA NOT NULL,
    "lastAt" TIMESTAMPTZ(6) NOT NULL,
    "installation" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_checkpoints" (
    "size" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_checkpoints_pkey" PRIMARY KEY ("size","key")
);

-- CreateTable
CREATE TABLE "organisations" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopeStatement" TEXT NOT NULL DEFAULT '',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "classification" TEXT NOT NULL DEFAULT 'Internal',
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "accessEndsAt" TIMESTAMPTZ(6),
    "disabledAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "userId" UUID NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(6),
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "invitedById" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "accessEndsAt" TIMESTAMPTZ(6),
    "acceptedAt" TIMESTAMPTZ(6),
    "revokedAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT 'all',
    "expiresAt" TIMESTAMPTZ(6),
    "revokedAt" TIMESTAMPTZ(6),
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secrets" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(6),
    "usedAt" TIMESTAMPTZ(6),

    CONSTRAINT "secrets_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "counters" (
    "register" TEXT NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "counters_pkey" PRIMARY KEY ("register")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "mentionIds" UUID[],
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "links" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fromRegister" TEXT NOT NULL,
    "fromId" UUID NOT NULL,
    "toRegister" TEXT NOT NULL,
    "toId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approvals" (
    "id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "transition" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "remarks" TEXT NOT NULL DEFAULT '',
    "until" DATE,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acknowledgements" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "acknowledgements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "readings" (
    "id" UUID NOT NULL,
    "monitorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "broke" TEXT NOT NULL DEFAULT '',
    "byId" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(6) NOT NULL,
    "batchId" UUID,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reading_batches" (
    "id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "root" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "reading_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "packs" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "asOf" TIMESTAMPTZ(6) NOT NULL,
    "seq" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "bytes" BIGINT,
    "sha256" TEXT,
    "error" TEXT,
    "requestedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "finishedAt" TIMESTAMPTZ(6),

    CONSTRAINT "packs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress" (
    "id" UUID NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "says" TEXT NOT NULL DEFAULT '',
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "userId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_mappings" (
    "id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "saved_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "controls" (
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
    "controlId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "area" TEXT,
    "description" TEXT,
    "applicable" TEXT,
    "reason" TEXT,
    "status" TEXT,
    "implementation" TEXT,
    "documentIds" UUID[],
    "lastTestedOn" DATE,
    "lastTestResult" TEXT,

    CONSTRAINT "controls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_versions" (
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
    "documentId" UUID NOT NULL,
    "number" TEXT,
    "body" TEXT,
    "files" JSONB,
    "summaryOfChanges" TEXT,
    "effectiveFrom" DATE,
    "authorIds" UUID[],
    "submittedById" UUID,
    "approvedById" UUID,
    "approvedOn" DATE,
    "supersededOn" DATE,

    CONSTRAINT "document_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "documents" (
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
    "type" TEXT,
    "purpose" TEXT,
    "outlineId" TEXT,
    "requirements" TEXT[],
    "audience" TEXT[],
    "classification" TEXT,
    "reviewMonths" DOUBLE PRECISION,
    "effectiveVersionId" UUID,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
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
    "files" JSONB,
    "url" TEXT,
    "note" TEXT,
    "systemIds" UUID[],
    "coversFrom" DATE,
    "coversTo" DATE,
    "classification" TEXT,
    "retainUntil" DATE,
    "legalHold" BOOLEAN,
    "replacesId" UUID,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "impact_assessments" (
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
    "systemId" UUID NOT NULL,
    "occasion" TEXT,
    "answers" JSONB,
    "tierProposed" TEXT,
    "tierOverride" TEXT,
    "tierReason" TEXT,
    "tier" TEXT,
    "mitigations" TEXT,
    "residualSeverity" INTEGER,
    "residualLikelihood" INTEGER,
    "residualLevel" INTEGER,
    "residualBand" TEXT,
    "decision" TEXT,
    "conditions" TEXT,
    "authorIds" UUID[],
    "submittedById" UUID,
    "submittedOn" DATE,
    "approvedById" UUID,
    "approvedOn" DATE,
    "validUntil" DATE,

    CONSTRAINT "impact_assessments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "monitors" (
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
    "systemId" UUID NOT NULL,
    "metric" TEXT,
    "method" TEXT,
    "unit" TEXT,
    "thresholdKind" TEXT,
    "thresholdLow" DOUBLE PRECISION,
    "thresholdHigh" DOUBLE PRECISION,
    "thresholdReason" TEXT,
    "frequencyDays" DOUBLE PRECISION,
    "lastValue" DOUBLE PRECISION,
    "lastReadingAt" TEXT,
    "breachedThreshold" TEXT,
    "breachedAt" TEXT,
    "reviewNote" TEXT,

    CONSTRAINT "monitors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risk_criteria" (
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
    "likelihoodScale" JSONB,
    "impactScale" JSONB,
    "confidenceScale" JSONB,
    "bands" JSONB,
    "acceptanceLevel" DOUBLE PRECISION,
    "tierRules" JSONB,
    "intervals" JSONB,
    "rationale" TEXT,
    "authorIds" UUID[],
    "approvedById" UUID,
    "approvedOn" DATE,

    CONSTRAINT "risk_criteria_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "risks" (
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
    "systemIds" UUID[],
    "cause" TEXT,
    "event" TEXT,
    "consequence" TEXT,
    "category" TEXT,
    "tags" TEXT[],
    "harmsTo" TEXT[],
    "libraryId" TEXT,
    "likelihood" INTEGER,
    "impact" INTEGER,
    "level" INTEGER,
    "confidence" INTEGER,
    "currentLikelihood" INTEGER,
    "currentImpact" INTEGER,
    "currentLevel" INTEGER,
    "treatment" TEXT,
    "treatmentPlan" TEXT,
    "treatmentDueOn" DATE,
    "treatmentCost" DOUBLE PRECISION,
    "controlIds" UUID[],
    "residualLikelihood" INTEGER,
    "residualImpact" INTEGER,
    "residualLevel" INTEGER,
    "rationale" TEXT,
    "acceptedById" UUID,
    "acceptedUntil" DATE,

    CONSTRAINT "risks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "soa_versions" (
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
    "number" TEXT,
    "scopeStatement" TEXT,
    "roleStatement" TEXT,
    "summary" TEXT,
    "rows" JSONB,
    "changes" JSONB,
    "approvedById" UUID,
    "approvedOn" DATE,

    CONSTRAINT "soa_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "systems" (
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
    "purpose" TEXT,
    "outputs" TEXT,
    "topic" TEXT,
    "businessUnit" TEXT,
    "intendedUse" TEXT,
    "usesRuledOut" TEXT,
    "foreseeableMisuse" TEXT,
    "peopleAffected" TEXT,
    "peopleNumber" TEXT,
    "decisionsInfluenced" TEXT,
    "autonomy" TEXT,
    "explainability" TEXT,
    "impactClass" TEXT,
    "personalData" TEXT,
    "organisationRoles" TEXT[],
    "origin" TEXT,
    "supplierName" TEXT,
    "modelVersion" TEXT,
    "jurisdictions" TEXT,
    "euAiActClass" TEXT,
    "tierProposed" TEXT,
    "tierOverride" TEXT,
    "tierReason" TEXT,
    "tier" TEXT,
    "scope" TEXT,
    "scopeReason" TEXT,
    "startedOn" DATE,
    "operationalSince" DATE,
    "retiredOn" DATE,
    "retirementNote" TEXT,
    "gateOverrideReason" TEXT,
    "gateOverrideUntil" DATE,
    "gateOverrideById" UUID,

    CONSTRAINT "systems_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attempts_endsAt_idx" ON "attempts"("endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "actions_code_key" ON "actions"("code");

-- CreateIndex
CREATE INDEX "actions_state_idx" ON "actions"("state");

-- CreateIndex
CREATE INDEX "actions_ownerId_idx" ON "actions"("ownerId");

-- CreateIndex
CREATE INDEX "actions_originId_idx" ON "actions"("originId");

-- CreateIndex
CREATE INDEX "actions_systemIds_idx" ON "actions" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "actions_sourceKey_idx" ON "actions"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_userId_idx" ON "sessions"("userId");

-- CreateIndex
CREATE INDEX "api_tokens_userId_idx" ON "api_tokens"("userId");

-- CreateIndex
CREATE INDEX "secrets_subjectId_idx" ON "secrets"("subjectId");

-- CreateIndex
CREATE INDEX "comments_recordId_createdAt_idx" ON "comments"("recordId", "createdAt");

-- CreateIndex
CREATE INDEX "links_toId_idx" ON "links"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "links_fromId_toId_kind_key" ON "links"("fromId", "toId", "kind");

-- CreateIndex
CREATE INDEX "approvals_recordId_at_idx" ON "approvals"("recordId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "acknowledgements_recordId_personId_key" ON "acknowledgements"("recordId", "personId");

-- CreateIndex
CREATE INDEX "readings_monitorId_at_idx" ON "readings"("monitorId", "at");

-- CreateIndex
CREATE INDEX "readings_batchId_idx" ON "readings"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "packs_code_key" ON "packs"("code");

-- CreateIndex
CREATE INDEX "saved_views_register_idx" ON "saved_views"("register");

-- CreateIndex
CREATE UNIQUE INDEX "controls_code_key" ON "controls"("code");

-- CreateIndex
CREATE INDEX "controls_state_idx" ON "controls"("state");

-- CreateIndex
CREATE INDEX "controls_ownerId_idx" ON "controls"("ownerId");

-- CreateIndex
CREATE INDEX "controls_documentIds_idx" ON "controls" USING GIN ("documentIds");

-- CreateIndex
CREATE INDEX "controls_controlId_idx" ON "controls"("controlId");

-- CreateIndex
CREATE INDEX "controls_sourceKey_idx" ON "controls"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "document_versions_code_key" ON "document_versions"("code");

-- CreateIndex
CREATE INDEX "document_versions_state_idx" ON "document_versions"("state");

-- CreateIndex
CREATE INDEX "document_versions_ownerId_idx" ON "document_versions"("ownerId");

-- CreateIndex
CREATE INDEX "document_versions_documentId_idx" ON "document_versions"("documentId");

-- CreateIndex
CREATE INDEX "document_versions_authorIds_idx" ON "document_versions" USING GIN ("authorIds");

-- CreateIndex
CREATE INDEX "document_versions_sourceKey_idx" ON "document_versions"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "documents_code_key" ON "documents"("code");

-- CreateIndex
CREATE INDEX "documents_state_idx" ON "documents"("state");

-- CreateIndex
CREATE INDEX "documents_ownerId_idx" ON "documents"("ownerId");

-- CreateIndex
CREATE INDEX "documents_effectiveVersionId_idx" ON "documents"("effectiveVersionId");

-- CreateIndex
CREATE INDEX "documents_sourceKey_idx" ON "documents"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_code_key" ON "evidence"("code");

-- CreateIndex
CREATE INDEX "evidence_state_idx" ON "evidence"("state");

-- CreateIndex
CREATE INDEX "evidence_ownerId_idx" ON "evidence"("ownerId");

-- CreateIndex
CREATE INDEX "evidence_systemIds_idx" ON "evidence" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "evidence_replacesId_idx" ON "evidence"("replacesId");

-- CreateIndex
CREATE INDEX "evidence_sourceKey_idx" ON "evidence"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "impact_assessments_code_key" ON "impact_assessments"("code");

-- CreateIndex
CREATE INDEX "impact_assessments_state_idx" ON "impact_assessments"("state");

-- CreateIndex
CREATE INDEX "impact_assessments_ownerId_idx" ON "impact_assessments"("ownerId");

-- CreateIndex
CREATE INDEX "impact_assessments_systemId_idx" ON "impact_assessments"("systemId");

-- CreateIndex
CREATE INDEX "impact_assessments_authorIds_idx" ON "impact_assessments" USING GIN ("authorIds");

-- CreateIndex
CREATE INDEX "impact_assessments_sourceKey_idx" ON "impact_assessments"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "monitors_code_key" ON "monitors"("code");

-- CreateIndex
CREATE INDEX "monitors_state_idx" ON "monitors"("state");

-- CreateIndex
CREATE INDEX "monitors_ownerId_idx" ON "monitors"("ownerId");

-- CreateIndex
CREATE INDEX "monitors_systemId_idx" ON "monitors"("systemId");

-- CreateIndex
CREATE INDEX "monitors_sourceKey_idx" ON "monitors"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "risk_criteria_code_key" ON "risk_criteria"("code");

-- CreateIndex
CREATE INDEX "risk_criteria_state_idx" ON "risk_criteria"("state");

-- CreateIndex
CREATE INDEX "risk_criteria_ownerId_idx" ON "risk_criteria"("ownerId");

-- CreateIndex
CREATE INDEX "risk_criteria_authorIds_idx" ON "risk_criteria" USING GIN ("authorIds");

-- CreateIndex
CREATE INDEX "risk_criteria_sourceKey_idx" ON "risk_criteria"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "risks_code_key" ON "risks"("code");

-- CreateIndex
CREATE INDEX "risks_state_idx" ON "risks"("state");

-- CreateIndex
CREATE INDEX "risks_ownerId_idx" ON "risks"("ownerId");

-- CreateIndex
CREATE INDEX "risks_systemIds_idx" ON "risks" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "risks_controlIds_idx" ON "risks" USING GIN ("controlIds");

-- CreateIndex
CREATE INDEX "risks_level_idx" ON "risks"("level");

-- CreateIndex
CREATE INDEX "risks_sourceKey_idx" ON "risks"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "soa_versions_code_key" ON "soa_versions"("code");

-- CreateIndex
CREATE INDEX "soa_versions_state_idx" ON "soa_versions"("state");

-- CreateIndex
CREATE INDEX "soa_versions_ownerId_idx" ON "soa_versions"("ownerId");

-- CreateIndex
CREATE INDEX "soa_versions_sourceKey_idx" ON "soa_versions"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "systems_code_key" ON "systems"("code");

-- CreateIndex
CREATE INDEX "systems_state_idx" ON "systems"("state");

-- CreateIndex
CREATE INDEX "systems_ownerId_idx" ON "systems"("ownerId");

-- CreateIndex
CREATE INDEX "systems_sourceKey_idx" ON "systems"("sourceKey");
