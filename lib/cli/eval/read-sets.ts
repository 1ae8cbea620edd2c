import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  type LabelledReport,
  LabelledReportError,
  readLabelledReports,
  withRepository,
} from "@/lib/contract/labelled-report";
import { CommandError } from "../command-error";

/** The labelled reports of some files, ready to run. */
export interface ReportSet {
  /** In the order of the files, with the repositories of this machine. */
  readonly reports: readonly LabelledReport[];
  /** Of what is measured, whatever the files are called, in whatever order, and wherever the repositories are. */
  readonly digest: string;
}

/** Reads files of labelled reports. Rejects with CommandError that names the file and what to do. */
export async function readSets(files: readonly string[], repositories: readonly string[]): Promise<ReportSet> {
  const places = new Map(repositories.map(readPlace));
  const fileOf = new Map<string, string>();
  const reports: LabelledReport[] = [];
  for (const file of files) {
    for (const report of await readSet(file)) {
      const other = fileOf.get(report.id);
      if (other !== undefined)
        throw new CommandError(`${file}: the id "${report.id}" is in ${other} too: give each report its own.`);
      fileOf.set(report.id, file);
      reports.push(report);
    }
  }
  return {
    reports: reports.map((report) => told(report.id, () => withRepository(report, places))),
    digest: digestOf(reports),
  };
}

async function readSet(file: string): Promise<LabelledReport[]> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new CommandError(`${file} cannot be read (${error.message}): give --set a file of labelled reports.`);
  });
  return told(file, () => readLabelledReports(text));
}

/** Says where it was when labelled reports cannot be used. */
function told<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof LabelledReportError) throw new CommandError(`${where}: ${error.message}`);
    throw error;
  }
}

function readPlace(text: string): [string, string] {
  const [, name = "", place = ""] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === "") throw new CommandError(`--repo is "${text}": give NAME=PATH.`);
  return [name, place];
}

function digestOf(reports: readonly LabelledReport[]): string {
  const measured = reports.map(({ id, workflow, args, labels, set }) => [
    id,
    workflow,
    sorted(args),
    sorted(labels),
    set,
  ]);
  measured.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(measured)).digest("hex");
}

function sorted(values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
