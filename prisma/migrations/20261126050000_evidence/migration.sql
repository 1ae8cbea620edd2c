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

-- CreateIndex
CREATE INDEX "jobs_list_unsupported" ON "jobs"("namespace", "created", "id") WHERE (unsupported > 0);

-- CreateIndex
CREATE INDEX "jobs_unexamined" ON "jobs"("finished") WHERE (NOT examined AND state <> ALL (ARRAY['pending'::job_state, 'running'::job_state]));

-- AddForeignKey
ALTER TABLE "job_evidence" ADD CONSTRAINT "job_evidence_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

