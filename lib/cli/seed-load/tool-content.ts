import { inventField, inventFunction } from "./invented-code";
import type { Random } from "./random";
import type { PlannedSpan } from "./trajectory-plan";

export type Values = Readonly<Record<string, unknown>>;

/** What tools are asked and what they answer, of the sizes that were planned. */
export class ToolContent {
  readonly #source: readonly string[];

  /** `source`: lines of C that every answer takes from. */
  constructor(source: readonly string[]) {
    this.#source = source;
  }

  /** The arguments of a call, as a model writes them. */
  args(random: Random, { name }: PlannedSpan): Values {
    const about = inventFunction(random);
    switch (name) {
      case "codesearch-definition-source":
        return { Name: about.name, SourceFile: about.file };
      case "read-file":
        return { File: about.file, FirstLine: about.line, LineCount: random.int(20, 400) };
      case "grepper":
        return { Expression: `->${inventField(random)}\\b`, PathPrefix: `${about.subsystem.dir}/` };
      case "codesearch-file-index":
        return { SourceFile: about.file };
      case "codesearch-dir-index":
        return { Dir: about.subsystem.dir };
      default:
        return { Question: `Who changes the ${inventField(random)} of ${about.name}, and under which lock?` };
    }
  }

  /** The results of a call that did not fail. */
  results(random: Random, { name, bytes }: PlannedSpan, args: Values): Values {
    switch (name) {
      case "codesearch-definition-source":
        return this.#definition(random, bytes, args);
      case "read-file":
        return this.#lines(random, bytes, Number(args.FirstLine));
      case "grepper":
        return { Matches: this.#matches(random, bytes, String(args.PathPrefix)), Truncated: bytes > 20_000, Hint: "" };
      case "codesearch-file-index":
        return { Missing: false, Entities: repeat(bytes, 62, () => entity(random)), Hint: "" };
      default:
        return { Missing: false, Subdirs: [], Files: repeat(bytes, 14, () => `${random.hex(6)}.c`), Hint: "" };
    }
  }

  #definition(random: Random, bytes: number, { Name, SourceFile }: Values): Values {
    if (random.chance(0.04)) {
      const hint = `Nothing is called ${String(Name)}. Similar: ${inventFunction(random).name}.`;
      const nothing = { Missing: true, Kind: "", SourceFile: "", FirstLine: 0, LastLine: 0, SourceCode: "" };
      return { ...nothing, Others: [], Hint: hint };
    }
    const first = random.int(20, 3_000);
    const lines = this.#numbered(random, bytes, first);
    const place = { SourceFile, FirstLine: first, LastLine: first + lines.length - 1 };
    return { Missing: false, Kind: "function", ...place, SourceCode: `${lines.join("\n")}\n`, Others: [], Hint: "" };
  }

  #lines(random: Random, bytes: number, first: number): Values {
    const lines = this.#numbered(random, bytes, first);
    const TotalLines = first + lines.length + random.int(0, 900);
    return { Missing: false, Contents: `${lines.join("\n")}\n`, FirstLine: first, TotalLines, Hint: "" };
  }

  #numbered(random: Random, bytes: number, first: number): string[] {
    const lines: string[] = [];
    let next = random.int(0, this.#source.length - 1);
    for (let size = 0; size < bytes || lines.length === 0; next++) {
      const line = this.#source[next % this.#source.length] ?? "";
      const numbered = `${first + lines.length}:${line === "" ? "" : ` ${line}`}`;
      lines.push(numbered);
      size += numbered.length + 2;
    }
    return lines;
  }

  #matches(random: Random, bytes: number, dir: string): string[] {
    let line = 0;
    const file = `${dir}${random.hex(4)}.c`;
    return repeat(bytes, 70, () => {
      line += random.int(1, 40);
      return `${file}:${line}: ${this.#source[random.int(0, this.#source.length - 1)] ?? ""}`;
    });
  }
}

function entity(random: Random): Values {
  return { Kind: "function", Name: inventFunction(random).name, Line: random.int(1, 4_000) };
}

function repeat<T>(bytes: number, each: number, make: () => T): T[] {
  return Array.from({ length: Math.max(1, Math.round(bytes / each)) }, make);
}

/** What a failed call says. */
export function toolError(random: Random, args: Values): string {
  return random.pick([
    "The index did not answer within 60 s: ask again, or for less.",
    `There is no file ${String(args.SourceFile ?? args.File ?? "net/none.c")}: list its directory first.`,
    "The arguments are wrong: FirstLine must be at least 1.",
    `The expression ${String(args.Expression ?? "(")} is malformed: escape its parentheses.`,
  ]);
}
