-- CreateTable
CREATE TABLE "certificates" (
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
    "body" TEXT,
    "accreditation" TEXT,
    "number" TEXT,
    "scope" TEXT,
    "stage1On" DATE,
    "stage2On" DATE,
    "issuedOn" DATE,
    "validUntil" DATE,
    "surveillance1On" DATE,
    "surveillance2On" DATE,
    "files" JSONB,

    CONSTRAINT "certificates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "changes" (
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
    "size" TEXT NOT NULL,
    "systemIds" UUID[],
    "description" TEXT,
    "purpose" TEXT,
    "touches" TEXT[],
    "rollback" TEXT,
    "plannedOn" DATE,
    "releasedOn" DATE,
    "authorIds" UUID[],
    "approvedById" UUID,
    "approvedOn" DATE,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "context_issues" (
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
    "side" TEXT NOT NULL,
    "topic" TEXT,
    "effect" TEXT,
    "relevance" TEXT,
    "response" TEXT,
    "riskIds" UUID[],
    "lastReviewedOn" DATE,

    CONSTRAINT "context_issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "datasets" (
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
    "uses" TEXT[],
    "systemIds" UUID[],
    "supplierIds" UUID[],
    "provenance" TEXT,
    "acquisition" TEXT,
    "rights" TEXT,
    "personalData" TEXT,
    "legalBasis" TEXT,
    "qualityCriteria" TEXT,
    "quality" TEXT,
    "qualityCheckedOn" DATE,
    "representativeness" TEXT,
    "knownBias" TEXT,
    "preparation" TEXT,
    "retention" TEXT,
    "approvedById" UUID,
    "approvedOn" DATE,

    CONSTRAINT "datasets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incidents" (
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
    "category" TEXT,
    "severity" TEXT,
    "systemIds" UUID[],
    "occurredOn" DATE,
    "detectedOn" DATE NOT NULL,
    "description" TEXT,
    "affected" TEXT,
    "affectedNumber" DOUBLE PRECISION,
    "containment" TEXT,
    "cause" TEXT,
    "lessons" TEXT,
    "riskIds" UUID[],
    "seriousIncident" BOOLEAN,
    "dataBreach" BOOLEAN,
    "otherDuties" TEXT[],
    "reportDueOn" DATE,
    "reportedOn" DATE,
    "reportNote" TEXT,
    "closedOn" DATE,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nonconformities" (
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
    "grade" TEXT NOT NULL,
    "noticedIn" TEXT,
    "originId" UUID,
    "requirements" TEXT[],
    "systemIds" UUID[],
    "description" TEXT,
    "correction" TEXT,
    "cause" TEXT,
    "similar" TEXT,
    "waitDays" DOUBLE PRECISION,
    "actedOn" DATE,
    "verifyFrom" DATE,
    "effectiveness" TEXT,
    "authorIds" UUID[],
    "verifiedById" UUID,
    "verifiedOn" DATE,
    "dueOn" DATE,

    CONSTRAINT "nonconformities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objectives" (
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
    "about" TEXT[],
    "measure" TEXT,
    "unit" TEXT,
    "direction" TEXT,
    "baseline" DOUBLE PRECISION,
    "target" DOUBLE PRECISION,
    "current" DOUBLE PRECISION,
    "measuredOn" DATE,
    "how" TEXT,
    "systemIds" UUID[],
    "dueOn" DATE,

    CONSTRAINT "objectives_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interested_parties" (
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
    "needs" TEXT,
    "obligation" TEXT,
    "addressed" TEXT,
    "response" TEXT,
    "documentIds" UUID[],
    "lastReviewedOn" DATE,

    CONSTRAINT "interested_parties_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "governance_roles" (
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
    "responsibilities" TEXT,
    "authority" TEXT,
    "competence" TEXT,
    "reportsToId" UUID,
    "holderIds" UUID[],
    "deputyIds" UUID[],
    "appointedOn" DATE,
    "endedOn" DATE,

    CONSTRAINT "governance_roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scope_versions" (
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
    "statement" TEXT,
    "units" TEXT,
    "locations" TEXT,
    "activities" TEXT,
    "interfaces" TEXT,
    "exclusions" TEXT,
    "authorIds" UUID[],
    "approvedById" UUID,
    "approvedOn" DATE,

    CONSTRAINT "scope_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppliers" (
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
    "provides" TEXT[],
    "service" TEXT,
    "systemIds" UUID[],
    "criticality" TEXT,
    "responsibilities" TEXT,
    "dueDiligence" TEXT,
    "dueDiligenceResult" TEXT,
    "dueDiligenceOn" DATE,
    "contract" TEXT,
    "contractUntil" DATE,
    "files" JSONB,
    "exitPlan" TEXT,

    CONSTRAINT "suppliers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "validations" (
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
    "kind" TEXT,
    "modelVersion" TEXT,
    "changeIds" UUID[],
    "criteria" TEXT,
    "method" TEXT,
    "result" TEXT,
    "conditions" TEXT,
    "files" JSONB,
    "validatorIds" UUID[],
    "concludedById" UUID,
    "concludedOn" DATE,
    "dueOn" DATE,

    CONSTRAINT "validations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificates_code_key" ON "certificates"("code");

-- CreateIndex
CREATE INDEX "certificates_state_idx" ON "certificates"("state");

-- CreateIndex
CREATE INDEX "certificates_ownerId_idx" ON "certificates"("ownerId");

-- CreateIndex
CREATE INDEX "certificates_sourceKey_idx" ON "certificates"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "changes_code_key" ON "changes"("code");

-- CreateIndex
CREATE INDEX "changes_state_idx" ON "changes"("state");

-- CreateIndex
CREATE INDEX "changes_ownerId_idx" ON "changes"("ownerId");

-- CreateIndex
CREATE INDEX "changes_systemIds_idx" ON "changes" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "changes_authorIds_idx" ON "changes" USING GIN ("authorIds");

-- CreateIndex
CREATE INDEX "changes_sourceKey_idx" ON "changes"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "context_issues_code_key" ON "context_issues"("code");

-- CreateIndex
CREATE INDEX "context_issues_state_idx" ON "context_issues"("state");

-- CreateIndex
CREATE INDEX "context_issues_ownerId_idx" ON "context_issues"("ownerId");

-- CreateIndex
CREATE INDEX "context_issues_riskIds_idx" ON "context_issues" USING GIN ("riskIds");

-- CreateIndex
CREATE INDEX "context_issues_sourceKey_idx" ON "context_issues"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "datasets_code_key" ON "datasets"("code");

-- CreateIndex
CREATE INDEX "datasets_state_idx" ON "datasets"("state");

-- CreateIndex
CREATE INDEX "datasets_ownerId_idx" ON "datasets"("ownerId");

-- CreateIndex
CREATE INDEX "datasets_systemIds_idx" ON "datasets" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "datasets_supplierIds_idx" ON "datasets" USING GIN ("supplierIds");

-- CreateIndex
CREATE INDEX "datasets_sourceKey_idx" ON "datasets"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "incidents_code_key" ON "incidents"("code");

-- CreateIndex
CREATE INDEX "incidents_state_idx" ON "incidents"("state");

-- CreateIndex
CREATE INDEX "incidents_ownerId_idx" ON "incidents"("ownerId");

-- CreateIndex
CREATE INDEX "incidents_systemIds_idx" ON "incidents" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "incidents_riskIds_idx" ON "incidents" USING GIN ("riskIds");

-- CreateIndex
CREATE INDEX "incidents_sourceKey_idx" ON "incidents"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "nonconformities_code_key" ON "nonconformities"("code");

-- CreateIndex
CREATE INDEX "nonconformities_state_idx" ON "nonconformities"("state");

-- CreateIndex
CREATE INDEX "nonconformities_ownerId_idx" ON "nonconformities"("ownerId");

-- CreateIndex
CREATE INDEX "nonconformities_originId_idx" ON "nonconformities"("originId");

-- CreateIndex
CREATE INDEX "nonconformities_systemIds_idx" ON "nonconformities" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "nonconformities_authorIds_idx" ON "nonconformities" USING GIN ("authorIds");

-- CreateIndex
CREATE INDEX "nonconformities_sourceKey_idx" ON "nonconformities"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "objectives_code_key" ON "objectives"("code");

-- CreateIndex
CREATE INDEX "objectives_state_idx" ON "objectives"("state");

-- CreateIndex
CREATE INDEX "objectives_ownerId_idx" ON "objectives"("ownerId");

-- CreateIndex
CREATE INDEX "objectives_systemIds_idx" ON "objectives" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "objectives_sourceKey_idx" ON "objectives"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "interested_parties_code_key" ON "interested_parties"("code");

-- CreateIndex
CREATE INDEX "interested_parties_state_idx" ON "interested_parties"("state");

-- CreateIndex
CREATE INDEX "interested_parties_ownerId_idx" ON "interested_parties"("ownerId");

-- CreateIndex
CREATE INDEX "interested_parties_documentIds_idx" ON "interested_parties" USING GIN ("documentIds");

-- CreateIndex
CREATE INDEX "interested_parties_sourceKey_idx" ON "interested_parties"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "governance_roles_code_key" ON "governance_roles"("code");

-- CreateIndex
CREATE INDEX "governance_roles_state_idx" ON "governance_roles"("state");

-- CreateIndex
CREATE INDEX "governance_roles_ownerId_idx" ON "governance_roles"("ownerId");

-- CreateIndex
CREATE INDEX "governance_roles_reportsToId_idx" ON "governance_roles"("reportsToId");

-- CreateIndex
CREATE INDEX "governance_roles_sourceKey_idx" ON "governance_roles"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "scope_versions_code_key" ON "scope_versions"("code");

-- CreateIndex
CREATE INDEX "scope_versions_state_idx" ON "scope_versions"("state");

-- CreateIndex
CREATE INDEX "scope_versions_ownerId_idx" ON "scope_versions"("ownerId");

-- CreateIndex
CREATE INDEX "scope_versions_authorIds_idx" ON "scope_versions" USING GIN ("authorIds");

-- CreateIndex
CREATE INDEX "scope_versions_sourceKey_idx" ON "scope_versions"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "suppliers_code_key" ON "suppliers"("code");

-- CreateIndex
CREATE INDEX "suppliers_state_idx" ON "suppliers"("state");

-- CreateIndex
CREATE INDEX "suppliers_ownerId_idx" ON "suppliers"("ownerId");

-- CreateIndex
CREATE INDEX "suppliers_systemIds_idx" ON "suppliers" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "suppliers_sourceKey_idx" ON "suppliers"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "validations_code_key" ON "validations"("code");

-- CreateIndex
CREATE INDEX "validations_state_idx" ON "validations"("state");

-- CreateIndex
CREATE INDEX "validations_ownerId_idx" ON "validations"("ownerId");

-- CreateIndex
CREATE INDEX "validations_systemId_idx" ON "validations"("systemId");

-- CreateIndex
CREATE INDEX "validations_changeIds_idx" ON "validations" USING GIN ("changeIds");

-- CreateIndex
CREATE INDEX "validations_sourceKey_idx" ON "validations"("sourceKey");

-- The trail covers them, and a person's words find them.
SELECT audit_attach('context_issues'::regclass, 'context', NULL);
SELECT audit_attach('interested_parties'::regclass, 'parties', NULL);
SELECT audit_attach('scope_versions'::regclass, 'scope', NULL);
SELECT audit_attach('governance_roles'::regclass, 'roles', NULL);
SELECT audit_attach('objectives'::regclass, 'objectives', NULL);
SELECT audit_attach('datasets'::regclass, 'datasets', NULL);
SELECT audit_attach('suppliers'::regclass, 'suppliers', NULL);
SELECT audit_attach('changes'::regclass, 'changes', NULL);
SELECT audit_attach('validations'::regclass, 'validations', NULL);
SELECT audit_attach('incidents'::regclass, 'incidents', NULL);
SELECT audit_attach('nonconformities'::regclass, 'nonconformities', NULL);
SELECT audit_attach('certificates'::regclass, 'certificates', NULL);
CREATE INDEX idx_search_objectives ON objectives USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_datasets ON datasets USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_suppliers ON suppliers USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_changes ON changes USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_validations ON validations USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_incidents ON incidents USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_nonconformities ON nonconformities USING gin ("searchText" gin_trgm_ops);
