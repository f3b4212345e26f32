-- AlterTable
ALTER TABLE "nonconformities" ADD COLUMN     "earlier" TEXT;
