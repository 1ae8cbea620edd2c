import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import type { CheckedClaim } from "@/lib/contract/evidence";
import { sampleJobs } from "@/lib/contract/samples";
import type { Span } from "@/lib/contract/span";
import { Examiner } from "@/lib/evidence/examine";
import { type ExplanationCase, parseExplanationCase } from "./explanation-case";
import { type Judgement, judgeEvidence } from "./judge-evidence";
import { makeSampleWithPast } from "./past-of-sample";
import { runScriptedInvestigation } from "./scripted-investigation";

const TESTDATA = path.join(import.meta.dirname, "../evidence/testdata");

const investigationsSchema = z.array(
  z.strictObject({
    name: z.string(),
    /** Title of a sample job; without it the workflow and a file of reports. */
    sample: z.string().default(""),
    workflow: z.string().default(""),
    report: z.string().default(""),
    calls: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])),
  }),
);

/** An explanation, what the checker made of it, and how that fits what its writer said. */
export interface ExaminedCase extends ExplanationCase {
  readonly claims: readonly CheckedClaim[];
  readonly isPartial: boolean;
  readonly judgement: Judgement;
}

/**
 * Runs the investigations of a folder like lib/evidence/testdata and examines all explanations over them. The kernel is the
 * shipped tree with some history, or `repository`.
 */
export async function examineCases(folder = TESTDATA, repository = ""): Promise<ExaminedCase[]> {
  const home = mkdtempSync(path.join(tmpdir(), "assay-evidence-"));
  try {
    const sample = path.join(home, "past.git");
    const [first = "", mark = "", count = ""] = await makeSampleWithPast(sample);
    const stages = new Map<string, Stage>();
    for (const investigation of readInvestigations(folder)) {
      const spans = await runScriptedInvestigation({ ...investigation, repository: repository || sample }, home);
      stages.set(investigation.name, { ...investigation, spans });
    }
    const explanations = path.join(folder, "explanations");
    return readdirSync(explanations)
      .sort()
      .map((file) => {
        const text = readFileSync(path.join(explanations, file), "utf8").replaceAll("\r\n", "\n");
        return examineCase(parseExplanationCase(path.parse(file).name, text, { first, mark, count }), stages);
      });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Stage {
  readonly title: string;
  readonly report: string;
  readonly spans: readonly Span[];
}

function readInvestigations(folder: string) {
  const text = readFileSync(path.join(folder, "investigations.json"), "utf8");
  return investigationsSchema.parse(JSON.parse(text)).map(({ name, sample, workflow, report, calls }) => {
    const job = sampleJobs.find(({ title }) => title === sample);
    if (job !== undefined)
      return { name, calls, workflow: job.workflow, title: sample, report: job.args.CrashReport ?? "" };
    const own = readFileSync(path.join(folder, "reports", report), "utf8");
    const title = /^BUG: (.*?)(?:\+0x.*)?$/m.exec(own)?.[1] ?? "";
    return { name, calls, workflow, title, report: own };
  });
}

function examineCase(one: ExplanationCase, stages: ReadonlyMap<string, Stage>): ExaminedCase {
  const stage = stages.get(one.investigation);
  if (stage === undefined) throw new Error(`${one.name}: there is no investigation ${one.investigation}.`);
  const examiner = new Examiner({ explanation: one.explanation, report: stage.report, config: "", title: stage.title });
  for (const span of stage.spans) examiner.add(span);
  const { claims, isPartial } = examiner.outcome();
  return { ...one, claims, isPartial, judgement: judgeEvidence(one, claims, stage.spans) };
}
