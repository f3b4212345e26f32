-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "erasedWith" UUID;

-- CreateTable
CREATE TABLE "retention_rules" (
    "id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "classification" TEXT NOT NULL DEFAULT '',
    "years" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    "updatedById" UUID NOT NULL,

    CONSTRAINT "retention_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_holds" (
    "id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "releasedById" UUID,
    "releasedAt" TIMESTAMPTZ(6),
    "releaseReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "legal_holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erasures" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "register" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "endedOn" DATE,
    "dueOn" DATE,
    "state" TEXT NOT NULL,
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(6) NOT NULL,
    "proposalReason" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "decisionReason" TEXT NOT NULL DEFAULT '',
    "pseudonym" TEXT,
    "carriedOutAt" TIMESTAMPTZ(6),

    CONSTRAINT "erasures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "retention_rules_register_classification_key" ON "retention_rules"("register", "classification");

-- CreateIndex
CREATE INDEX "legal_holds_recordId_idx" ON "legal_holds"("recordId");

-- CreateIndex
CREATE INDEX "erasures_recordId_idx" ON "erasures"("recordId");

-- CreateIndex
CREATE INDEX "erasures_state_idx" ON "erasures"("state");

SELECT audit_attach('retention_rules'::regclass, 'retention-rules', NULL);
SELECT audit_attach('legal_holds'::regclass, 'legal-holds', 'recordId');
SELECT audit_attach('erasures'::regclass, 'erasures', 'recordId');

-- One proposal for a record at a time, and nobody decides on their own.
CREATE UNIQUE INDEX idx_erasures_one_proposed ON erasures ("recordId") WHERE state = 'proposed';
ALTER TABLE erasures ADD CONSTRAINT audit_two_people CHECK ("decidedById" IS NULL OR "decidedById" <> "proposedById");
CREATE INDEX idx_audit_events_erased ON audit_events (seq) WHERE content IS NULL;

-- Names of people stay outside what is hashed, so that they can be taken away (docs/decisions/what-erasure-removes.md):
-- the header says who acted by their id, and a text says no name of its own accord.
CREATE OR REPLACE FUNCTION audit_write(of_register text, operation text, subject_column text, changed jsonb[])
  RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp SET TimeZone = 'UTC' AS $$
DECLARE
  head audit_head;
  event_time timestamptz;
  actor_id text := coalesce(current_setting('plumbline.actor', true), '');
  actor_name text := coalesce(current_setting('plumbline.actor_name', true), '');
  event_action text := coalesce(nullif(current_setting('plumbline.action', true), ''), of_register || '.' || operation);
  event_reason text := nullif(current_setting('plumbline.reason', true), '');
  leaves bytea[];
  node bytea;
  position bigint;
  depth int;
BEGIN
  SELECT * INTO STRICT head FROM audit_head FOR UPDATE;
  event_time := audit_time(head);

  WITH described AS MATERIALIZED (
    SELECT head.size + n - 1 AS seq, changed_row ->> 'id' AS record, changed_row ->> subject_column AS subject,
      uuid_send(gen_random_uuid()) AS salt,
      jsonb_build_object('reason', event_reason,
        'row', CASE WHEN operation <> 'delete' THEN changed_row END)::text AS content
    FROM unnest(changed) WITH ORDINALITY AS rows(changed_row, n)
  ), hashed AS MATERIALIZED (
    SELECT *, sha256(salt || convert_to(content, 'UTF8')) AS content_hash FROM described
  ), headed AS MATERIALIZED (
    SELECT *, jsonb_build_array('plumbline-event/1', seq,
      to_char(event_time, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id, event_action, of_register,
      record, subject, operation, encode(content_hash, 'hex'))::text AS header
    FROM hashed
  ), appended AS (
    INSERT INTO audit_events (seq, at, "actorId", "actorName", action, register, "recordId", "subjectId",
      operation, salt, content, "contentHash", leaf, header)
    SELECT seq, event_time, actor_id, actor_name, event_action, of_register, record, subject,
      operation, salt, content, content_hash, sha256('\x00'::bytea || convert_to(header, 'UTF8')), header
    FROM headed
    RETURNING seq, leaf
  )
  SELECT array_agg(leaf ORDER BY seq) INTO leaves FROM appended;

  -- Each new leaf closes as many perfect subtrees as its index has trailing one bits.
  FOREACH node IN ARRAY leaves LOOP
    position := head.size;
    depth := cardinality(head.frontier);
    WHILE position & 1 = 1 LOOP
      node := sha256('\x01'::bytea || head.frontier[depth] || node);
      depth := depth - 1;
      position := position >> 1;
    END LOOP;
    head.frontier := head.frontier[1:depth] || node;
    head.size := head.size + 1;
  END LOOP;

  depth := cardinality(head.frontier);
  node := head.frontier[depth];
  WHILE depth > 1 LOOP
    depth := depth - 1;
    node := sha256('\x01'::bytea || head.frontier[depth] || node);
  END LOOP;

  UPDATE audit_head SET size = head.size, frontier = head.frontier, root = node, "lastAt" = event_time;
END $$;

CREATE OR REPLACE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp
  SET TimeZone = 'UTC' SET extra_float_digits = 1 SET bytea_output = 'hex' SET IntervalStyle = 'iso_8601' AS $$
DECLARE
  changed jsonb[];
  moved boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(later ORDER BY later ->> 'id' COLLATE "C") INTO changed
    FROM (SELECT to_jsonb(a) - '{searchText,byName}'::text[] AS later FROM rows_after a) changes;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(earlier ORDER BY earlier ->> 'id' COLLATE "C") INTO changed
    FROM (SELECT to_jsonb(b) - '{searchText,byName}'::text[] AS earlier FROM rows_before b) changes;
  ELSE
    SELECT array_agg(later ORDER BY later ->> 'id' COLLATE "C"), bool_or(later IS NULL OR earlier IS NULL)
    INTO changed, moved
    FROM (
      SELECT to_jsonb(a) - '{searchText,byName}'::text[] AS later,
        to_jsonb(b) - '{searchText,byName}'::text[] AS earlier
      FROM rows_after a FULL JOIN rows_before b ON a.id = b.id
    ) changes
    WHERE later IS DISTINCT FROM earlier;
    IF moved THEN
      RAISE EXCEPTION 'plumbline: a record of % keeps its id', TG_ARGV[0];
    END IF;
  END IF;
  IF changed IS NOT NULL THEN
    PERFORM audit_write(TG_ARGV[0], lower(TG_OP), nullif(TG_ARGV[1], ''), changed);
  END IF;
  RETURN NULL;
END $$;

-- The erasure that this transaction carries out (plumbline.erasure): one that somebody else than who
-- proposed it has approved, that is not carried out yet, and that no legal hold stops.
CREATE FUNCTION erasure_under_way() RETURNS SETOF erasures LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.* FROM erasures e
  WHERE e.id::text = current_setting('plumbline.erasure', true) AND e.state = 'approved'
    AND e."decidedById" <> e."proposedById" AND e."carriedOutAt" IS NULL
    AND NOT EXISTS (SELECT FROM legal_holds h WHERE h."recordId" = e."recordId" AND h."releasedAt" IS NULL)
$$;

-- Whether an erasure takes the text of an event: of the record itself and of what is said on it, or of
-- the account of somebody who left and of the invitations to that address.
CREATE FUNCTION erasure_takes(erasure erasures, of_register text, record text, subject text)
  RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE erasure.kind
    WHEN 'record' THEN (of_register = erasure.register AND record = erasure."recordId"::text)
      OR (subject = erasure."recordId"::text
        AND of_register IN ('comments', 'approvals', 'incident-entries', 'concern-messages'))
    ELSE (of_register = 'users' AND record = erasure."recordId"::text)
      OR (of_register = 'invitations' AND EXISTS (
        SELECT FROM invitations i WHERE i.id::text = record AND i."erasedWith" = erasure.id))
  END
$$;

CREATE FUNCTION audit_erase() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  erasure erasures;
BEGIN
  SELECT * INTO erasure FROM erasure_under_way();
  IF erasure.id IS NULL THEN
    RAISE EXCEPTION 'plumbline: % is not allowed on %', TG_OP, TG_TABLE_NAME
      USING HINT = 'The audit trail is append-only, and only changes of governed data append to it.';
  END IF;
  IF TG_LEVEL = 'STATEMENT' THEN
    RETURN NULL;
  END IF;
  IF NEW.content IS NOT NULL AND NEW.content IS NOT DISTINCT FROM OLD.content AND NEW.salt IS NOT DISTINCT FROM OLD.salt
     OR NEW.content IS NULL AND NEW.salt IS NULL
        AND (OLD.content IS NULL OR erasure_takes(erasure, OLD.register, OLD."recordId", OLD."subjectId")) THEN
    IF (NEW.seq, NEW.at, NEW."actorId", NEW.action, NEW.register, NEW."recordId", NEW."subjectId", NEW.operation,
        NEW."contentHash", NEW.leaf, NEW.header)
       IS NOT DISTINCT FROM
       (OLD.seq, OLD.at, OLD."actorId", OLD.action, OLD.register, OLD."recordId", OLD."subjectId", OLD.operation,
        OLD."contentHash", OLD.leaf, OLD.header)
       AND (NEW."actorName" = OLD."actorName" OR (erasure.kind = 'person'
         AND OLD."actorId" = erasure."recordId"::text AND NEW."actorName" = erasure.pseudonym)) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'plumbline: the erasure % does not take event %', erasure.id, OLD.seq;
END $$;

DROP TRIGGER audit_events_refuse ON audit_events;
CREATE TRIGGER audit_events_refuse BEFORE DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_events_update BEFORE UPDATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_erase();
CREATE TRIGGER audit_events_erase BEFORE UPDATE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION audit_erase();

-- The timeline of an incident only grows, until the incident is erased.
CREATE OR REPLACE FUNCTION audit_entries_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM erasure_under_way() e
    WHERE erasure_takes(e, 'incident-entries', OLD.id::text, OLD."incidentId"::text)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'plumbline: the timeline of an incident only grows';
END $$;
