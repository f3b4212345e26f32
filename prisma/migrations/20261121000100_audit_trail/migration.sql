-- The audit trail: a transparency log (RFC 6962) that the database itself keeps.
-- docs/audit-trail.md says what an event is made of and what this can and cannot prevent.

CREATE INDEX idx_audit_events_record ON audit_events (register, "recordId", seq DESC);
CREATE INDEX idx_audit_events_register ON audit_events (register, seq);
CREATE INDEX idx_audit_events_subject ON audit_events ("subjectId", seq) WHERE "subjectId" IS NOT NULL;
CREATE INDEX idx_audit_events_actor ON audit_events ("actorId", seq);
CREATE INDEX idx_audit_events_at ON audit_events (at);

ALTER TABLE audit_head
  ADD CONSTRAINT audit_head_is_one_row CHECK (id = 1),
  ADD CONSTRAINT audit_head_installation CHECK (installation IN ('production', 'demo', 'test'));

-- Locks the head until the transaction ends, and refuses a change that nobody stands for.
-- Runs before a statement touches its rows, so that writers queue here in one order.
CREATE FUNCTION audit_open() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('plumbline.actor', true), '') = '' THEN
    RAISE EXCEPTION 'plumbline: no actor: every change of governed data needs one'
      USING HINT = 'Set plumbline.actor for the transaction.';
  END IF;
  PERFORM 1 FROM audit_head FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'plumbline: the audit trail has not been opened: audit_genesis() comes first';
  END IF;
  RETURN NULL;
END $$;

-- The time of the next events. The head is locked, so the order of numbers is the order of times.
CREATE FUNCTION audit_time(head audit_head) RETURNS timestamptz LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp SET TimeZone = 'UTC' AS $$
DECLARE
  asked text := coalesce(current_setting('plumbline.clock', true), '');
BEGIN
  IF asked = '' THEN
    RETURN greatest(clock_timestamp(), head."lastAt" + interval '1 microsecond');
  END IF;
  IF head.installation NOT IN ('demo', 'test') THEN
    RAISE EXCEPTION 'plumbline: the clock of the trail can be set only in a demo or test installation';
  END IF;
  IF asked::timestamptz < head."lastAt" THEN
    RAISE EXCEPTION 'plumbline: the clock of the trail cannot go back: % is before %', asked, head."lastAt";
  END IF;
  RETURN asked::timestamptz;
END $$;

-- Appends one event for each of `changed`, in that order. Works inside triggers only:
-- called from outside, the guard of audit_events refuses it.
CREATE FUNCTION audit_write(of_register text, operation text, subject_column text, changed jsonb[])
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
      jsonb_build_object('actor', actor_name, 'reason', event_reason,
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

-- The statement trigger of governed tables. Arguments: register, subject column or ''.
-- The settings make the text of a row the same whoever writes it.
CREATE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp
  SET TimeZone = 'UTC' SET extra_float_digits = 1 SET bytea_output = 'hex' SET IntervalStyle = 'iso_8601' AS $$
DECLARE
  changed jsonb[];
  moved boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(later ORDER BY later ->> 'id' COLLATE "C") INTO changed
    FROM (SELECT to_jsonb(a) - 'searchText' AS later FROM rows_after a) changes;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(earlier ORDER BY earlier ->> 'id' COLLATE "C") INTO changed
    FROM (SELECT to_jsonb(b) - 'searchText' AS earlier FROM rows_before b) changes;
  ELSE
    SELECT array_agg(later ORDER BY later ->> 'id' COLLATE "C"), bool_or(later IS NULL OR earlier IS NULL)
    INTO changed, moved
    FROM (
      SELECT to_jsonb(a) - 'searchText' AS later, to_jsonb(b) - 'searchText' AS earlier
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

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'plumbline: % is not allowed on %', TG_OP, TG_TABLE_NAME
    USING HINT = CASE WHEN TG_TABLE_NAME LIKE 'audit\_%'
      THEN 'The audit trail is append-only, and only changes of governed data append to it.'
      ELSE 'Records are archived, never emptied.' END;
END $$;

-- Lets a statement pass only when a trigger made it. A superuser can switch triggers off:
-- that is what checkpoints are for.
CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'plumbline: % is not allowed on %', TG_OP, TG_TABLE_NAME
      USING HINT = 'The audit trail is append-only, and only changes of governed data append to it.';
  END IF;
  RETURN NULL;
END $$;

-- A head starts empty whatever the statement says, and its first event is the installation itself.
CREATE FUNCTION audit_head_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.size := 0;
  NEW.frontier := '{}';
  NEW.root := sha256(''::bytea);
  NEW."lastAt" := '-infinity';
  RETURN NEW;
END $$;

CREATE FUNCTION audit_begin() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  actor text := coalesce(current_setting('plumbline.actor', true), '');
  action text := coalesce(current_setting('plumbline.action', true), '');
BEGIN
  PERFORM set_config('plumbline.actor', coalesce(nullif(actor, ''), 'installation'), true),
    set_config('plumbline.action', 'installation.create', true);
  PERFORM audit_write('installation', 'genesis', NULL,
    ARRAY[jsonb_build_object('id', gen_random_uuid(), 'kind', NEW.installation)]);
  PERFORM set_config('plumbline.actor', actor, true), set_config('plumbline.action', action, true);
  RETURN NULL;
END $$;

CREATE TRIGGER audit_events_insert BEFORE INSERT ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_guard();
CREATE TRIGGER audit_events_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_begins BEFORE INSERT ON audit_head
  FOR EACH ROW EXECUTE FUNCTION audit_head_begins();
CREATE TRIGGER audit_head_begun AFTER INSERT ON audit_head
  FOR EACH ROW EXECUTE FUNCTION audit_begin();
CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION audit_guard();
CREATE TRIGGER audit_head_refuse BEFORE DELETE OR TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_checkpoints_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- Opens the trail, once: kind is production, demo or test, and stays.
CREATE FUNCTION audit_genesis(kind text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_head (id, size, frontier, root, "lastAt", installation)
  VALUES (1, 0, '{}', ''::bytea, '-infinity', kind)
$$;

-- Puts a table under the trail. The table has a column id that never changes; subject_column names
-- the column with the id of the record it hangs on.
CREATE FUNCTION audit_attach(governed regclass, register text, subject_column text DEFAULT NULL)
  RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  arguments text := format('%L, %L', register, coalesce(subject_column, ''));
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_open BEFORE INSERT OR UPDATE OR DELETE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION audit_open()', governed);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS rows_after
    FOR EACH STATEMENT EXECUTE FUNCTION audit_append(%s)', governed, arguments);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_update AFTER UPDATE ON %s
    REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after
    FOR EACH STATEMENT EXECUTE FUNCTION audit_append(%s)', governed, arguments);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS rows_before
    FOR EACH STATEMENT EXECUTE FUNCTION audit_append(%s)', governed, arguments);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_truncate BEFORE TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()', governed);
END $$;
