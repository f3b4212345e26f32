-- AlterTable
ALTER TABLE "reading_batches" ADD COLUMN     "of" TEXT NOT NULL DEFAULT 'readings';

-- AlterTable
ALTER TABLE "incidents" ADD COLUMN     "aiActReport" TEXT,
ADD COLUMN     "aiActReportedAt" TEXT,
ADD COLUMN     "dataReport" TEXT,
ADD COLUMN     "dataReportedAt" TEXT,
ADD COLUMN     "detectedHour" DOUBLE PRECISION,
ADD COLUMN     "lesson" TEXT,
ADD COLUMN     "lessonImpact" INTEGER,
ADD COLUMN     "lessonLikelihood" INTEGER,
ADD COLUMN     "lessonRiskId" UUID,
ADD COLUMN     "lessonRiskTitle" TEXT,
ADD COLUMN     "ownDutyHours" DOUBLE PRECISION,
ADD COLUMN     "ownReport" TEXT,
ADD COLUMN     "ownReportedAt" TEXT,
ADD COLUMN     "seriousKind" TEXT;

-- AlterTable
ALTER TABLE "risks" ADD COLUMN     "assessedOn" DATE;

-- AlterTable
ALTER TABLE "systems" ADD COLUMN     "retirementData" TEXT,
ADD COLUMN     "retirementModel" TEXT,
ADD COLUMN     "retirementPlannedById" UUID,
ADD COLUMN     "retirementPlannedOn" DATE,
ADD COLUMN     "retirementRecords" TEXT,
ADD COLUMN     "retirementUsers" TEXT;

-- What was written before moves on, in the trail too: a report to that of the duty that applied, a
-- note on a retirement to what became of the data.
DO $$
BEGIN
  PERFORM set_config('plumbline.actor', 'installation', true),
    set_config('plumbline.actor_name', 'Plumbline', true),
    set_config('plumbline.action', 'installation.upgrade', true);
  IF EXISTS (SELECT FROM "incidents" WHERE "reportedOn" IS NOT NULL OR "reportNote" IS NOT NULL) THEN
    UPDATE "incidents" SET
      "aiActReportedAt" = CASE WHEN "seriousIncident" THEN to_char("reportedOn", 'YYYY-MM-DD"T00:00:00.000Z"') END,
      "aiActReport" = CASE WHEN "seriousIncident" THEN "reportNote" END,
      "dataReportedAt" = CASE WHEN "dataBreach" THEN to_char("reportedOn", 'YYYY-MM-DD"T00:00:00.000Z"') END,
      "dataReport" = CASE WHEN "dataBreach" THEN "reportNote" END,
      "ownReportedAt" = CASE WHEN "seriousIncident" IS NOT TRUE AND "dataBreach" IS NOT TRUE
        THEN to_char("reportedOn", 'YYYY-MM-DD"T00:00:00.000Z"') END,
      "ownReport" = CASE WHEN "seriousIncident" IS NOT TRUE AND "dataBreach" IS NOT TRUE
        THEN "reportNote" END
    WHERE "reportedOn" IS NOT NULL OR "reportNote" IS NOT NULL;
  END IF;
  IF EXISTS (SELECT FROM "systems" WHERE "retirementNote" IS NOT NULL) THEN
    UPDATE "systems" SET "retirementData" = "retirementNote" WHERE "retirementNote" IS NOT NULL;
  END IF;
  PERFORM set_config('plumbline.actor', '', true), set_config('plumbline.actor_name', '', true),
    set_config('plumbline.action', '', true);
END $$;

-- AlterTable
ALTER TABLE "incidents" DROP COLUMN "reportNote",
DROP COLUMN "reportedOn";

-- AlterTable
ALTER TABLE "systems" DROP COLUMN "retirementNote";

-- CreateTable
CREATE TABLE "incident_entries" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "incident_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oversight_events" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "kind" TEXT NOT NULL,
    "case" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "reviewer" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(6) NOT NULL,
    "batchId" UUID,

    CONSTRAINT "oversight_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "oversight_plans" (
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
    "trigger" TEXT,
    "reviewerIds" UUID[],
    "timeLimitHours" DOUBLE PRECISION,
    "powers" TEXT[],
    "reviewerSees" TEXT,
    "stopMeans" TEXT,
    "authorIds" UUID[],
    "approvedById" UUID,
    "approvedOn" DATE,
    "stoppedAt" TEXT,
    "stoppedBecause" TEXT,
    "stopOutcome" TEXT,

    CONSTRAINT "oversight_plans_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "incident_entries_incidentId_at_idx" ON "incident_entries"("incidentId", "at");

-- CreateIndex
CREATE INDEX "oversight_events_planId_at_idx" ON "oversight_events"("planId", "at");

-- CreateIndex
CREATE INDEX "oversight_events_batchId_idx" ON "oversight_events"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "oversight_plans_code_key" ON "oversight_plans"("code");

-- CreateIndex
CREATE INDEX "oversight_plans_state_idx" ON "oversight_plans"("state");

-- CreateIndex
CREATE INDEX "oversight_plans_ownerId_idx" ON "oversight_plans"("ownerId");

-- CreateIndex
CREATE INDEX "oversight_plans_systemId_idx" ON "oversight_plans"("systemId");

-- CreateIndex
CREATE INDEX "oversight_plans_reviewerIds_idx" ON "oversight_plans" USING GIN ("reviewerIds");

-- CreateIndex
CREATE INDEX "oversight_plans_authorIds_idx" ON "oversight_plans" USING GIN ("authorIds");

-- CreateIndex
CREATE INDEX "oversight_plans_sourceKey_idx" ON "oversight_plans"("sourceKey");

-- CreateIndex
CREATE INDEX "incidents_lessonRiskId_idx" ON "incidents"("lessonRiskId");

-- The trail covers plans of oversight, and a person's words find them.
SELECT audit_attach('oversight_plans'::regclass, 'oversight', NULL);
CREATE INDEX idx_search_oversight_plans ON oversight_plans USING gin ("searchText" gin_trgm_ops);

-- Like readings, events of oversight are appended and sealed, never changed.
CREATE OR REPLACE FUNCTION audit_readings_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."batchId" IS NULL AND NEW."batchId" IS NOT NULL
     AND to_jsonb(OLD) - 'batchId' = to_jsonb(NEW) - 'batchId' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'plumbline: % are append-only', replace(TG_TABLE_NAME, '_', ' ');
END $$;
CREATE TRIGGER audit_events_keep BEFORE UPDATE OR DELETE ON oversight_events
  FOR EACH ROW EXECUTE FUNCTION audit_readings_append_only();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON oversight_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_readings_append_only();

-- The timeline of an incident hangs on it, and only grows.
SELECT audit_attach('incident_entries'::regclass, 'incident-entries', 'incidentId');
CREATE FUNCTION audit_entries_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'plumbline: the timeline of an incident only grows';
END $$;
CREATE TRIGGER audit_entries_keep BEFORE UPDATE OR DELETE ON incident_entries
  FOR EACH ROW EXECUTE FUNCTION audit_entries_only_grow();
