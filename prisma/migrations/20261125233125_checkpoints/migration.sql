-- AlterTable
ALTER TABLE "audit_checkpoints" DROP CONSTRAINT "audit_checkpoints_pkey",
ADD CONSTRAINT "audit_checkpoints_pkey" PRIMARY KEY ("size", "key", "reason");

-- CreateTable
CREATE TABLE "witnesses" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,
    "createdById" UUID NOT NULL,
    "endedAt" TIMESTAMPTZ(6),

    CONSTRAINT "witnesses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkpoint_deliveries" (
    "id" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "witnessId" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(6) NOT NULL,
    "error" TEXT NOT NULL DEFAULT '',
    "doneAt" TIMESTAMPTZ(6),

    CONSTRAINT "checkpoint_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "time_stamps" (
    "id" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "witnessId" UUID NOT NULL,
    "stampedAt" TIMESTAMPTZ(6) NOT NULL,
    "token" TEXT NOT NULL,

    CONSTRAINT "time_stamps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "checkpoint_deliveries_status_nextAt_idx" ON "checkpoint_deliveries"("status", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "checkpoint_deliveries_size_key_witnessId_key" ON "checkpoint_deliveries"("size", "key", "witnessId");

-- CreateIndex
CREATE INDEX "time_stamps_size_idx" ON "time_stamps"("size");

-- CreateIndex
CREATE UNIQUE INDEX "signing_keys_number_key" ON "signing_keys"("number");

-- CreateIndex
CREATE UNIQUE INDEX "signing_keys_fingerprint_key" ON "signing_keys"("fingerprint");

SELECT audit_attach('witnesses', 'witnesses');
SELECT audit_attach('time_stamps', 'time-stamps');
SELECT audit_attach('signing_keys', 'signing-keys');
