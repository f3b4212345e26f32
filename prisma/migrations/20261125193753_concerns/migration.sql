-- CreateTable
CREATE TABLE "concerns" (
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
    "about" TEXT,
    "description" TEXT,
    "relation" TEXT,
    "channel" TEXT,
    "receivedOn" DATE,
    "kind" TEXT,
    "systemIds" UUID[],
    "readerIds" UUID[],
    "acknowledgeDueOn" DATE,
    "acknowledgedOn" DATE,
    "answerDueOn" DATE,
    "waitsSince" DATE,
    "investigation" TEXT,
    "outcome" TEXT,
    "answer" TEXT,
    "answeredOn" DATE,
    "answeredById" UUID,
    "appealUntil" DATE,
    "appeal" TEXT,
    "appealedOn" DATE,
    "appealOutcome" TEXT,
    "appealAnswer" TEXT,
    "appealDecidedOn" DATE,
    "closedOn" DATE,

    CONSTRAINT "concerns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concern_messages" (
    "id" UUID NOT NULL,
    "concernId" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "concern_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concern_reporters" (
    "concernId" UUID NOT NULL,
    "receiptHash" TEXT NOT NULL,
    "passphraseHash" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "concern_reporters_pkey" PRIMARY KEY ("concernId")
);

-- CreateIndex
CREATE UNIQUE INDEX "concerns_code_key" ON "concerns"("code");

-- CreateIndex
CREATE INDEX "concerns_state_idx" ON "concerns"("state");

-- CreateIndex
CREATE INDEX "concerns_ownerId_idx" ON "concerns"("ownerId");

-- CreateIndex
CREATE INDEX "concerns_systemIds_idx" ON "concerns" USING GIN ("systemIds");

-- CreateIndex
CREATE INDEX "concerns_readerIds_idx" ON "concerns" USING GIN ("readerIds");

-- CreateIndex
CREATE INDEX "concerns_sourceKey_idx" ON "concerns"("sourceKey");

-- CreateIndex
CREATE INDEX "concern_messages_concernId_createdAt_idx" ON "concern_messages"("concernId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "concern_reporters_receiptHash_key" ON "concern_reporters"("receiptHash");

-- The trail covers concerns and what is written about them; who reported stays outside of it.
SELECT audit_attach('concerns'::regclass, 'concerns', NULL);
SELECT audit_attach('concern_messages'::regclass, 'concern-messages', 'concernId');
CREATE INDEX idx_search_concerns ON concerns USING gin ("searchText" gin_trgm_ops);
