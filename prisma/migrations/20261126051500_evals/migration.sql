-- CreateTable
CREATE TABLE "evals" (
    "id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "set_digest" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "runs" INTEGER NOT NULL,
    "operator" TEXT NOT NULL DEFAULT '',
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "eval_cases" (
    "eval_id" UUID NOT NULL,
    "report" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "workflow" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "labels" TEXT[],
    "report_set" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "eval_cases_pkey" PRIMARY KEY ("eval_id","report")
);

-- CreateTable
CREATE TABLE "eval_runs" (
    "eval_id" UUID NOT NULL,
    "report" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "job_id" UUID NOT NULL,

    CONSTRAINT "eval_runs_pkey" PRIMARY KEY ("eval_id","report","run")
);

-- CreateIndex
CREATE INDEX "evals_list" ON "evals"("namespace", "created", "id");

-- CreateIndex
CREATE INDEX "evals_set" ON "evals"("namespace", "set_digest", "created");

-- CreateIndex
CREATE UNIQUE INDEX "eval_runs_job" ON "eval_runs"("job_id");

-- AddForeignKey
ALTER TABLE "evals" ADD CONSTRAINT "evals_namespace_fkey" FOREIGN KEY ("namespace") REFERENCES "namespaces"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eval_cases" ADD CONSTRAINT "eval_cases_eval_id_fkey" FOREIGN KEY ("eval_id") REFERENCES "evals"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eval_runs" ADD CONSTRAINT "eval_runs_eval_id_report_fkey" FOREIGN KEY ("eval_id", "report") REFERENCES "eval_cases"("eval_id", "report") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eval_runs" ADD CONSTRAINT "eval_runs_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

