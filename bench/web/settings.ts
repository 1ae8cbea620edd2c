import path from "node:path";
import { parseArgs } from "node:util";

export interface Settings {
  readonly parts: readonly string[];
  /** Jobs of the list. */
  readonly jobs: number;
  /** Spans of the large run. */
  readonly spans: number;
  /** How long the live part writes. */
  readonly seconds: number;
  /** How often each thing is measured. */
  readonly runs: number;
  /** Absolute folder of the databases, which are filled once and used again. */
  readonly home: string;
  readonly port: number;
}

const USAGE =
  "Usage: npx tsx bench/web.ts [--part PART] [--jobs N] [--spans N] [--seconds N] [--runs N] [--home DIR] [--port N]";

/** Ends the process when `args` are wrong. */
export function readSettings(args: readonly string[], parts: readonly string[]): Settings {
  const option = (value: string) => ({ type: "string", default: value }) as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        part: option("all"),
        jobs: option("1000000"),
        spans: option("100000"),
        seconds: option("60"),
        runs: option("5"),
        home: option("/tmp/assay-bench"),
        port: option("4104"),
      },
    });
    if (values.part !== "all" && !parts.includes(values.part)) throw new Error(`There is no part "${values.part}".`);
    return {
      parts: values.part === "all" ? parts : [values.part],
      jobs: count(values.jobs),
      spans: count(values.spans),
      seconds: count(values.seconds),
      runs: count(values.runs),
      home: path.resolve(values.home),
      port: count(values.port),
    };
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : String(error)}\n${USAGE} (parts: ${parts.join(", ")}, all)`,
    );
    process.exit(2);
  }
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`"${text}" is not a positive whole number.`);
  return number;
}
