-- AlterTable
ALTER TABLE "approvals" ADD COLUMN     "byRoles" TEXT[],
ADD COLUMN     "meaning" TEXT,
ADD COLUMN     "signedWith" TEXT;
