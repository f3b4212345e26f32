-- The mark in the fields of a piece of evidence becomes a hold like any other: with a reason, by whoever changed the
-- piece last.
DO $$
BEGIN
  PERFORM set_config('plumbline.actor', 'installation', true),
    set_config('plumbline.actor_name', 'Plumbline', true),
    set_config('plumbline.action', 'installation.upgrade', true);
  IF EXISTS (SELECT FROM "evidence" WHERE "legalHold") THEN
    INSERT INTO "legal_holds" ("id", "register", "recordId", "reason", "byId", "at")
    SELECT gen_random_uuid(), 'evidence', e."id", 'Marked in its fields, before holds had reasons.', e."updatedById",
      date_trunc('milliseconds', now())
    FROM "evidence" e
    WHERE e."legalHold" AND NOT EXISTS (
      SELECT FROM "legal_holds" h WHERE h."recordId" = e."id" AND h."releasedAt" IS NULL
    );
  END IF;
  PERFORM set_config('plumbline.actor', '', true), set_config('plumbline.actor_name', '', true),
    set_config('plumbline.action', '', true);
END $$;

-- AlterTable
ALTER TABLE "evidence" DROP COLUMN "legalHold";
