-- AlterTable
ALTER TABLE "systems" ADD COLUMN     "euAnswers" JSONB,
ADD COLUMN     "euProposed" TEXT,
ADD COLUMN     "euReason" TEXT;
