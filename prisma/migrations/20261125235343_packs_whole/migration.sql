-- AlterTable
ALTER TABLE "packs" ADD COLUMN     "keptDays" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'everything',
ADD COLUMN     "periodFrom" DATE,
ADD COLUMN     "periodTo" DATE,
ADD COLUMN     "removedAt" TIMESTAMPTZ(6),
ADD COLUMN     "subjectId" UUID;

-- CreateTable
CREATE TABLE "pack_downloads" (
    "id" UUID NOT NULL,
    "packId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "pack_downloads_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pack_downloads_packId_at_idx" ON "pack_downloads"("packId", "at");

SELECT audit_attach('pack_downloads', 'pack-downloads');
