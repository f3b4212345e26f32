-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "day" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(6) NOT NULL,
    "readAt" TIMESTAMPTZ(6),
    "mail" TEXT NOT NULL DEFAULT 'none',

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder_days" (
    "day" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "reminder_days_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "mail_choices" (
    "userId" UUID NOT NULL,
    "choice" TEXT NOT NULL,

    CONSTRAINT "mail_choices_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX "notifications_personId_readAt_idx" ON "notifications"("personId", "readAt");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_personId_subject_step_day_key" ON "notifications"("personId", "subject", "step", "day");
