-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "cached_tokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "cost_micros" BIGINT,
ADD COLUMN     "failure" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "input_tokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "output_tokens" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "prompt_version" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "thoughts_tokens" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "journal" ADD COLUMN     "mark" "correct_mark",
ADD COLUMN     "output" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "undoes" BIGINT,
ADD COLUMN     "was_comment" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "was_mark" "correct_mark";

-- CreateTable
CREATE TABLE "reviews" (
    "job_id" UUID NOT NULL,
    "output" TEXT NOT NULL,
    "mark" "correct_mark" NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "operator" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("job_id","output")
);

-- CreateTable
CREATE TABLE "job_search" (
    "job_id" UUID NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "terms" tsvector NOT NULL,

    CONSTRAINT "job_search_pkey" PRIMARY KEY ("job_id")
);

-- CreateTable
CREATE TABLE "shown_lines" (
    "job_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "first_line" INTEGER NOT NULL,
    "last_line" INTEGER NOT NULL,

    CONSTRAINT "shown_lines_pkey" PRIMARY KEY ("job_id","attempt","path","seq","first_line")
);

-- CreateTable
CREATE TABLE "rollups" (
    "id" BIGSERIAL NOT NULL,
    "namespace" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "workflow" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "code_revision" TEXT NOT NULL,
    "finished" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "aborted" INTEGER NOT NULL DEFAULT 0,
    "correct" INTEGER NOT NULL DEFAULT 0,
    "incorrect" INTEGER NOT NULL DEFAULT 0,
    "duration_ms" BIGINT NOT NULL DEFAULT 0,
    "input_tokens" BIGINT NOT NULL DEFAULT 0,
    "output_tokens" BIGINT NOT NULL DEFAULT 0,
    "thoughts_tokens" BIGINT NOT NULL DEFAULT 0,
    "cached_tokens" BIGINT NOT NULL DEFAULT 0,
    "cost_micros" BIGINT NOT NULL DEFAULT 0,
    "unpriced" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollup_flags" (
    "rollup_id" BIGINT NOT NULL,
    "flag" TEXT NOT NULL,
    "value" BOOLEAN NOT NULL,
    "jobs" INTEGER NOT NULL DEFAULT 0,
    "correct" INTEGER NOT NULL DEFAULT 0,
    "incorrect" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_flags_pkey" PRIMARY KEY ("rollup_id","flag","value")
);

-- CreateTable
CREATE TABLE "rollup_failures" (
    "rollup_id" BIGINT NOT NULL,
    "failure" TEXT NOT NULL,
    "jobs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_failures_pkey" PRIMARY KEY ("rollup_id","failure")
);

-- CreateTable
CREATE TABLE "rollup_steps" (
    "rollup_id" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "elapsed_ms" BIGINT NOT NULL DEFAULT 0,
    "cacheable" BIGINT NOT NULL DEFAULT 0,
    "cached" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "rollup_steps_pkey" PRIMARY KEY ("rollup_id","type","name")
);

-- CreateIndex
CREATE INDEX "job_search_terms" ON "job_search" USING GIN ("terms");

-- CreateIndex
CREATE UNIQUE INDEX "rollups_key" ON "rollups"("namespace", "day", "workflow", "model", "prompt_version", "code_revision");

-- CreateIndex
CREATE INDEX "jobs_list_state" ON "jobs"("namespace", "state", "created", "id");

-- CreateIndex
CREATE INDEX "jobs_list_correct" ON "jobs"("namespace", "correct", "created", "id");

-- CreateIndex
CREATE INDEX "jobs_list_model" ON "jobs"("namespace", "model", "created", "id");

-- CreateIndex
CREATE INDEX "jobs_list_prompt" ON "jobs"("namespace", "prompt_version", "created", "id");

-- CreateIndex
CREATE INDEX "jobs_list_revision" ON "jobs"("namespace", "code_revision", "created", "id");

-- CreateIndex
CREATE INDEX "jobs_list_agent" ON "jobs"("namespace", "agent_name", "created", "id");

-- CreateIndex
CREATE UNIQUE INDEX "journal_undoes_key" ON "journal"("undoes");

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_search" ADD CONSTRAINT "job_search_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shown_lines" ADD CONSTRAINT "shown_lines_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_flags" ADD CONSTRAINT "rollup_flags_rollup_id_fkey" FOREIGN KEY ("rollup_id") REFERENCES "rollups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_failures" ADD CONSTRAINT "rollup_failures_rollup_id_fkey" FOREIGN KEY ("rollup_id") REFERENCES "rollups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollup_steps" ADD CONSTRAINT "rollup_steps_rollup_id_fkey" FOREIGN KEY ("rollup_id") REFERENCES "rollups"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- Words are found without first reading through a list of pending ones, and a new row is short where its words are long.
ALTER INDEX "job_search_terms" SET (fastupdate = off);
ALTER TABLE "job_search" SET (toast_tuple_target = 128);

-- Rows of a trajectory are read by the thousand without their content, which is moved out of them where Postgres moves any.
ALTER TABLE "spans" SET (toast_tuple_target = 128);

-- Every write to a job or its spans raises the job's change number: room for that beside the row spares all indexes.
ALTER TABLE "jobs" SET (fillfactor = 80);

-- Without statistics Postgres takes every search for a rare one and asks the index of words: what is searched there is what a walk along
-- the jobs did not find, and reading through all words instead would take seconds.
ALTER TABLE "job_search" ALTER COLUMN "terms" SET STATISTICS 0;
