import { z } from "zod";
import { verdictNames, type WorkflowContract } from "./workflow";
import { contractOfWorkflow } from "./workflows/registry";

/** Why a label is to be believed: the commit that fixed the bug, or `own` for a report that was made up for the set. */
const sourceSchema = z.union([
  z.literal("own"),
  z.strictObject({
    /** 12 or more digits of the hash; `unknown` when only the subject is known. */
    commit: z.union([z.literal("unknown"), z.string().regex(/^[0-9a-f]{12,40}$/)]),
    subject: z.string().trim().min(1),
  }),
]);

const lineSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/),
  workflow: z.string(),
  title: z.string().trim().min(1),
  args: z.record(z.string(), z.string()),
  labels: z.record(z.string(), z.boolean()),
  reason: z.string().trim().min(1),
  source: sourceSchema,
  set: z.enum(["rules", "set-aside"]).default("rules"),
  notes: z.string().default(""),
});

/**
 * A report whose right verdict is known: one line of a file of labelled reports, described in bench/reports/README.md.
 * `args` hold all inputs of the workflow, defaults included; `labels` are some of its verdict's booleans. What is in the
 * set `rules` may be looked at by whoever writes rules or instructions, what is `set-aside` may not.
 */
export type LabelledReport = Readonly<z.infer<typeof lineSchema>>;

/** A file of labelled reports that cannot be used; the message names each line and what to do about it. */
export class LabelledReportError extends Error {
  override readonly name = "LabelledReportError";
}

/** More problems than these are not told. */
const MAX_PROBLEMS = 20;

/** The advice for a field that is missing or wrong, by its name. */
const ADVICE: Readonly<Record<string, string>> = {
  id: "give an id of lower-case letters, digits, dots, dashes and underscores, at most 100",
  workflow: "name a workflow",
  title: "give the title of the bug",
  args: "give the inputs of the workflow as an object of strings",
  labels: 'give the right verdict as an object of booleans, e.g. {"Benign": true}',
  reason: "say why the label is right",
  source: 'give "own" or {"commit": "12 or more digits of a hash, or unknown", "subject": "…"}',
  set: 'give "rules" or "set-aside", or leave it out',
  notes: "give a string, or leave it out",
};

/**
 * Reads labelled reports from JSONL: one JSON object a line, empty lines allowed. Throws {@link LabelledReportError} that
 * tells every line that cannot be used, and when there is no report at all.
 */
export function readLabelledReports(text: string): LabelledReport[] {
  const reports: LabelledReport[] = [];
  const problems: string[] = [];
  const lineOfId = new Map<string, number>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const number = index + 1;
    const read = readLine(index === 0 ? line.replace(/^\u{feff}/u, "") : line);
    if (Array.isArray(read)) {
      problems.push(...read.map((problem) => `line ${number}: ${problem}`));
      continue;
    }
    const earlier = lineOfId.get(read.id);
    if (earlier !== undefined)
      problems.push(`line ${number}: the id "${read.id}" is that of line ${earlier} too: give each report its own`);
    lineOfId.set(read.id, earlier ?? number);
    reports.push(read);
  }
  if (problems.length > 0) throw new LabelledReportError(told(problems));
  if (reports.length === 0) throw new LabelledReportError("There is no report: write one JSON object on each line.");
  return reports;
}

/**
 * The report with the repository that the person has: a KernelRepo which is a name (`linux-6.12`, no path, URL or
 * `assay:sample`) is looked up in `repositories`. Throws {@link LabelledReportError} for a name that is not there.
 */
export function withRepository(report: LabelledReport, repositories: ReadonlyMap<string, string>): LabelledReport {
  const name = report.args.KernelRepo ?? "";
  if (!REPOSITORY_NAME.test(name)) return report;
  const place = repositories.get(name);
  if (place === undefined) {
    throw new LabelledReportError(
      `Report "${report.id}" needs the repository "${name}": say where it is with --repo ${name}=PATH.`,
    );
  }
  return { ...report, args: { ...report.args, KernelRepo: place } };
}

const REPOSITORY_NAME = /^[A-Za-z0-9][\w.-]*$/;

/** Either the report or what is wrong with it. */
function readLine(line: string): LabelledReport | string[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return [`no JSON (${error instanceof Error ? error.message : String(error)}): write each report on one line`];
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return shapeProblems(parsed.error);
  const report = parsed.data;
  const contract = contractOfWorkflow(report.workflow);
  if (contract === null)
    return [`there is no workflow "${report.workflow}": see bench/reports/README.md for those there are`];
  const problems = labelProblems(contract, report.labels);
  const inputs = contract.inputs.strict().safeParse(report.args);
  if (!inputs.success) return [...problems, ...argsProblems(contract, inputs.error)];
  return problems.length > 0 ? problems : { ...report, args: z.record(z.string(), z.string()).parse(inputs.data) };
}

function shapeProblems(error: z.ZodError): string[] {
  const names = new Set<string>();
  for (const issue of error.issues) {
    if (issue.path.length > 0) names.add(String(issue.path[0]));
    else if (issue.code === "unrecognized_keys") for (const key of issue.keys) names.add(key);
    else return ["no JSON object: write {…}"];
  }
  return [...names].map((name) =>
    name in ADVICE ? `"${name}" is missing or wrong: ${ADVICE[name]}` : `there is no field "${name}": leave it out`,
  );
}

function labelProblems(contract: WorkflowContract, labels: Readonly<Record<string, boolean>>): string[] {
  // Whether a run was sure of itself has no right answer.
  const known = verdictNames(contract).filter((name) => name !== "Confident");
  const offer = `${contract.type} can be labelled with ${known.join(", ")}`;
  const given = Object.keys(labels);
  if (given.length === 0) return [`"labels" is empty: ${offer}`];
  return given.filter((name) => !known.includes(name)).map((name) => `"${name}" cannot be a label: ${offer}`);
}

function argsProblems(contract: WorkflowContract, error: z.ZodError): string[] {
  const inputs = Object.keys(contract.inputs.shape).join(", ");
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => `${contract.type} has no input "${key}": its inputs are ${inputs}`);
    const name = String(issue.path[0] ?? "");
    return [issue.code === "invalid_type" ? `the input ${name} is missing: add it to "args"` : issue.message];
  });
}

function told(problems: readonly string[]): string {
  const more = problems.length - MAX_PROBLEMS;
  const shown = problems.slice(0, MAX_PROBLEMS).join("\n");
  return more > 0 ? `${shown}\nand ${more} more` : shown;
}
