-- CreateTable
CREATE TABLE "sign_in_refusals" (
    "day" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "sign_in_refusals_pkey" PRIMARY KEY ("day","email","address","reason")
);

-- CreateIndex
CREATE INDEX "sign_in_refusals_lastAt_idx" ON "sign_in_refusals"("lastAt");
