-- AlterTable
ALTER TABLE "spans" ADD COLUMN     "incidents" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "agents" ADD COLUMN     "model_report" JSONB NOT NULL DEFAULT '{}';
