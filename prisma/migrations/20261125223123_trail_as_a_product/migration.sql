-- CreateTable
CREATE TABLE "trail_checks" (
    "id" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "finishedAt" TIMESTAMPTZ(6),
    "status" TEXT NOT NULL,
    "size" BIGINT,
    "root" TEXT,
    "firstFaulty" BIGINT,
    "problems" TEXT[],
    "problemCount" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "trail_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trail_exports" (
    "id" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "start" BIGINT NOT NULL,
    "size" BIGINT NOT NULL,

    CONSTRAINT "trail_exports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "trail_checks_createdAt_idx" ON "trail_checks"("createdAt");

SELECT audit_attach('trail_checks', 'trail-checks');
SELECT audit_attach('trail_exports', 'trail-exports');

-- The trail by what was done: which deeds there are in a register, and the latest of one.
CREATE INDEX idx_audit_events_action ON audit_events (register, action, seq);
