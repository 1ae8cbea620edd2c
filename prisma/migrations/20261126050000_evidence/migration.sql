-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "claims" INTEGER,
ADD COLUMN     "examined" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unsupported" INTEGER;

-- CreateTable
CREATE TABLE "job_evidence" (
    "job_id" UUID NOT NULL,
    "details" TEXT NOT NULL,

    CONSTRAINT "job_evidence_pkey" PRIMARY KEY ("job_id")
);

-- CreateTable
CREATE TABLE "report_keys" (
    "job_id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "report_keys_pkey" PRIMARY KEY ("job_id","key")
);

-- CreateTable
CREATE TABLE "contradictions" (
    "id" BIGSERIAL NOT NULL,
    "namespace" TEXT NOT NULL,
    "job_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "flag" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "contradictions_pkey" PRIMARY KEY ("job_id","other_id")
);

-- CreateIndex
CREATE INDEX "report_keys_same" ON "report_keys"("namespace", "type", "key");

-- CreateIndex
CREATE INDEX "contradictions_other" ON "contradictions"("other_id");

-- CreateIndex
CREATE INDEX "contradictions_list" ON "contradictions"("namespace", "id");

-- CreateIndex
CREATE INDEX "jobs_list_unsupported" ON "jobs"("namespace", "created", "id") WHERE (unsupported > 0);

-- CreateIndex
CREATE INDEX "jobs_unexamined" ON "jobs"("finished") WHERE (NOT examined AND state <> ALL (ARRAY['pending'::job_state, 'running'::job_state]));

-- AddForeignKey
ALTER TABLE "job_evidence" ADD CONSTRAINT "job_evidence_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_keys" ADD CONSTRAINT "report_keys_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contradictions" ADD CONSTRAINT "contradictions_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contradictions" ADD CONSTRAINT "contradictions_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

