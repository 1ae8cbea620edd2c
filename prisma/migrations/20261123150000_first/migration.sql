-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "job_state" AS ENUM ('pending', 'running', 'finished', 'failed', 'aborted');

-- CreateEnum
CREATE TYPE "correct_mark" AS ENUM ('unset', 'correct', 'incorrect');

-- CreateEnum
CREATE TYPE "job_relation" AS ENUM ('rerun', 'changed', 'fork', 'candidate');

-- CreateTable
CREATE TABLE "namespaces" (
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "default_repo" TEXT NOT NULL,
    "mailing_list_link" TEXT NOT NULL DEFAULT '',
    "source_link" TEXT NOT NULL DEFAULT '',
    "docs_link" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "namespaces_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "jobs" (
    "id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "workflow" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "link" TEXT NOT NULL DEFAULT '',
    "state" "job_state" NOT NULL DEFAULT 'pending',
    "created" TIMESTAMPTZ(3) NOT NULL,
    "started" TIMESTAMPTZ(3),
    "finished" TIMESTAMPTZ(3),
    "error_summary" TEXT NOT NULL DEFAULT '',
    "correct" "correct_mark" NOT NULL DEFAULT 'unset',
    "verdict" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "code_revision" TEXT NOT NULL DEFAULT '',
    "agent_name" TEXT NOT NULL DEFAULT '',
    "model_wish" TEXT NOT NULL DEFAULT '',
    "model" TEXT NOT NULL DEFAULT '',
    "wait_until" TIMESTAMPTZ(3),
    "wait_reason" TEXT NOT NULL DEFAULT '',
    "change" BIGINT NOT NULL DEFAULT 1,
    "operator" TEXT NOT NULL DEFAULT '',
    "origin_id" UUID,
    "relation" "job_relation",
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "takeovers" INTEGER NOT NULL DEFAULT 0,
    "args" TEXT NOT NULL,
    "results" TEXT NOT NULL DEFAULT '',
    "error" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spans" (
    "job_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL,
    "parent" INTEGER,
    "nesting" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "step" TEXT,
    "model" TEXT NOT NULL DEFAULT '',
    "started" TIMESTAMPTZ(3) NOT NULL,
    "started_exact" TEXT,
    "finished" TIMESTAMPTZ(3),
    "finished_exact" TEXT,
    "failed" BOOLEAN NOT NULL DEFAULT false,
    "repeated" BOOLEAN NOT NULL DEFAULT false,
    "summary" TEXT NOT NULL DEFAULT '',
    "size" INTEGER NOT NULL DEFAULT 0,
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "thoughts_tokens" INTEGER NOT NULL DEFAULT 0,
    "tool_calls" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "change" BIGINT NOT NULL,
    "error" TEXT NOT NULL DEFAULT '',
    "args" TEXT NOT NULL DEFAULT '',
    "results" TEXT NOT NULL DEFAULT '',
    "reply" TEXT NOT NULL DEFAULT '',
    "thoughts" TEXT NOT NULL DEFAULT '',
    "instruction_hash" TEXT,
    "prompt_hash" TEXT,
    "messages" TEXT,
    "tools_hash" TEXT,
    "cached_tokens" INTEGER NOT NULL DEFAULT 0,
    "finish_reason" TEXT NOT NULL DEFAULT '',
    "retries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "spans_pkey" PRIMARY KEY ("job_id","attempt","seq")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" BIGSERIAL NOT NULL,
    "job_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "operator" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agents" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code_revision" TEXT NOT NULL,
    "workflows" JSONB NOT NULL,
    "models" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "default_model" TEXT NOT NULL DEFAULT '',
    "last_seen" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "texts" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "texts_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "frame_sources" (
    "job_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "first_line" INTEGER NOT NULL,
    "text_hash" TEXT NOT NULL,

    CONSTRAINT "frame_sources_pkey" PRIMARY KEY ("job_id","path","line")
);

-- CreateIndex
CREATE INDEX "jobs_list" ON "jobs"("namespace", "created", "id");

-- CreateIndex
CREATE INDEX "jobs_list_workflow" ON "jobs"("namespace", "workflow", "created", "id");

-- CreateIndex
CREATE INDEX "jobs_list_kept" ON "jobs"("namespace", "created", "id") WHERE (state <> 'aborted'::job_state);

-- CreateIndex
CREATE INDEX "jobs_list_workflow_kept" ON "jobs"("namespace", "workflow", "created", "id") WHERE (state <> 'aborted'::job_state);

-- CreateIndex
CREATE INDEX "jobs_list_moderation" ON "jobs"("namespace", "created", "id") WHERE (state = 'finished'::job_state AND correct = 'unset'::correct_mark);

-- CreateIndex
CREATE INDEX "jobs_list_workflow_moderation" ON "jobs"("namespace", "workflow", "created", "id") WHERE (state = 'finished'::job_state AND correct = 'unset'::correct_mark);

-- CreateIndex
CREATE INDEX "jobs_active" ON "jobs"("id") WHERE (state = ANY (ARRAY['pending'::job_state, 'running'::job_state]));

-- CreateIndex
CREATE INDEX "jobs_origin" ON "jobs"("origin_id", "created");

-- CreateIndex
CREATE INDEX "spans_change" ON "spans"("job_id", "attempt", "change");

-- CreateIndex
CREATE INDEX "journal_job" ON "journal"("job_id", "id");

-- CreateIndex
CREATE INDEX "agents_last_seen" ON "agents"("last_seen");

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_namespace_fkey" FOREIGN KEY ("namespace") REFERENCES "namespaces"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_origin_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "jobs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spans" ADD CONSTRAINT "spans_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal" ADD CONSTRAINT "journal_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "frame_sources" ADD CONSTRAINT "frame_sources_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- The namespace that is there from the start
INSERT INTO "namespaces" ("name", "title", "default_repo", "mailing_list_link", "source_link", "docs_link") VALUES (
    'upstream',
    'Linux upstream',
    'assay:sample',
    'https://lore.kernel.org/linux-kernel/',
    'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git',
    'https://docs.kernel.org/dev-tools/'
);
