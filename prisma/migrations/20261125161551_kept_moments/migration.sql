-- Registers as of a moment, read from the trail once and kept as tables (lib/records/kept-moments.ts).
-- Outside of the schema that backups and Prisma look at: whatever is gone is made anew.
CREATE SCHEMA IF NOT EXISTS moments;

CREATE TABLE IF NOT EXISTS moments.kept (
  name text PRIMARY KEY,
  "lastUsedAt" timestamptz NOT NULL DEFAULT now()
);

CREATE OR REPLACE FUNCTION forget_moments() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  kept text;
BEGIN
  FOR kept IN SELECT tablename FROM pg_tables WHERE schemaname = 'moments' AND tablename <> 'kept' LOOP
    EXECUTE format('DROP TABLE moments.%I', kept);
  END LOOP;
  DELETE FROM moments.kept;
END $$;
