-- AlterTable
ALTER TABLE "audit_samples" ADD COLUMN     "insideReason" TEXT;
