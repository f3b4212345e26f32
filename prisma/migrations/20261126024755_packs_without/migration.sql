-- AlterTable
ALTER TABLE "packs" ADD COLUMN     "without" TEXT[] DEFAULT ARRAY[]::TEXT[];
