-- Every table that holds governed data writes the audit trail, and only with an actor.
-- audit_attach(table, register key, column that names the record it hangs on).

SELECT audit_attach('organisations', 'organisations');
SELECT audit_attach('users', 'users');
SELECT audit_attach('invitations', 'invitations');
SELECT audit_attach('api_tokens', 'api-tokens', 'userId');
SELECT audit_attach('comments', 'comments', 'recordId');
SELECT audit_attach('links', 'links', 'toId');
SELECT audit_attach('approvals', 'approvals', 'recordId');
SELECT audit_attach('acknowledgements', 'acknowledgements', 'recordId');
SELECT audit_attach('reading_batches', 'reading-batches');
SELECT audit_attach('packs', 'packs');

SELECT audit_attach('systems', 'systems');
SELECT audit_attach('risks', 'risks');
SELECT audit_attach('impact_assessments', 'impact-assessments');
SELECT audit_attach('controls', 'controls');
SELECT audit_attach('soa_versions', 'soa-versions');
SELECT audit_attach('documents', 'documents');
SELECT audit_attach('document_versions', 'document-versions', 'documentId');
SELECT audit_attach('monitors', 'monitors');
SELECT audit_attach('evidence', 'evidence');
SELECT audit_attach('actions', 'actions');
SELECT audit_attach('risk_criteria', 'risk-criteria');

-- The search box looks for parts of words in everything a record says.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX idx_search_systems ON systems USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_risks ON risks USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_impact_assessments ON impact_assessments USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_documents ON documents USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_evidence ON evidence USING gin ("searchText" gin_trgm_ops);
CREATE INDEX idx_search_actions ON actions USING gin ("searchText" gin_trgm_ops);

-- Lists leave archived records out: the count, and the order in which risks are shown first.
CREATE INDEX idx_live_systems ON systems (id) WHERE "archivedAt" IS NULL;
CREATE INDEX idx_live_risks ON risks (id) WHERE "archivedAt" IS NULL;
CREATE INDEX idx_live_risks_by_level ON risks (level DESC NULLS LAST, id) WHERE "archivedAt" IS NULL;

-- Readings are appended and sealed, never changed: only the seal may be set, once.
CREATE FUNCTION audit_readings_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."batchId" IS NULL AND NEW."batchId" IS NOT NULL
     AND to_jsonb(OLD) - 'batchId' = to_jsonb(NEW) - 'batchId' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'plumbline: readings are append-only';
END $$;
CREATE TRIGGER audit_readings_keep BEFORE UPDATE OR DELETE ON readings
  FOR EACH ROW EXECUTE FUNCTION audit_readings_append_only();
CREATE TRIGGER audit_readings_no_truncate BEFORE TRUNCATE ON readings
  FOR EACH STATEMENT EXECUTE FUNCTION audit_readings_append_only();
