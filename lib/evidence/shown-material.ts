import { isRecord, jsonObject } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";
import { reportLocations } from "@/lib/report/report-locations";
import { ShownCommits } from "./shown-commits";

/** A line of source as a tool gave it; `text` is null where it only named the place. */
export interface ShownLine {
  readonly seq: number;
  readonly text: string | null;
}

/** A definition that a tool gave; lines are those of all of it, also when its source was cut. */
export interface ShownDefinition {
  readonly seq: number;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  readonly first: number;
  readonly last: number;
  readonly source: string;
  readonly isWhole: boolean;
}

/** A span as far as its output counts. */
export type OutputSpan = Pick<Span, "seq" | "type" | "name" | "error" | "args" | "results">;

/** Distinct lines and words that are kept: a trajectory that shows more is judged by these, and never against an explanation. */
const MAX_LINES = 400_000;
const MAX_WORDS = 400_000;
/** Longer lines are data. */
const MAX_LINE_LENGTH = 1_000;
/** Where a word stands is kept this often. */
export const MAX_USES = 200;

/** Members of results that hold numbered source of the job's tree. */
const SOURCES: ReadonlySet<string> = new Set(["SourceCode", "Contents", "Snippet", "Lines"]);
/** What a tool says about its answer: it repeats what it was asked. */
const REMARKS: ReadonlySet<string> = new Set(["Hint"]);
const NUMBERED = /^(\d{1,9}):(?: (.*)|)$/;
const MATCH = /^([^\s:]+):(\d{1,9}): (.*)$/;

/** A place of a shown line; `path` is empty for output without places. */
export interface LinePlace {
  readonly path: string;
  readonly line: number;
}

/**
 * What the tools of a run returned, in the order in which it is added. Outputs alone count: what a tool was asked, prompts and the
 * model's own words support nothing. The exceptions are the path and the name that a successful answer is about.
 */
export class ShownMaterial {
  /** Lines by path. */
  readonly #lines = new Map<string, Map<number, ShownLine>>();
  readonly #words = new Map<string, { readonly seq: number; readonly uses: LinePlace[] }>();
  readonly #definitions = new Map<string, ShownDefinition[]>();
  readonly #paths = new Map<string, number>();
  readonly #pathsByName = new Map<string, string[]>();
  readonly #totals = new Map<string, number>();
  readonly #definitionsByPath = new Map<string, ShownDefinition[]>();
  /** The functions that uses stand in, by path and line, as searches for references say. */
  readonly #enclosing = new Map<string, string>();
  /** What file indexes list, in the order of the file; `name` is empty for what is no function. */
  readonly #listed = new Map<string, { readonly line: number; readonly name: string }[]>();
  readonly commits = new ShownCommits();
  readonly #missed = new Map<string, number>();
  #kept = 0;
  #unplaced = 0;
  isPartial = false;

  add({ seq, type, name, error, args, results }: OutputSpan): void {
    if ((type !== "tool" && type !== "action") || error !== "" || name === "set-results") return;
    const returned = jsonObject(results);
    if (returned.Missing === true) {
      const { Name } = jsonObject(args);
      if (isText(Name)) this.#missed.set(bareName(Name), seq);
      return;
    }
    if (type === "action") {
      this.commits.addText(seq, results);
      return;
    }
    const asked = jsonObject(args);
    const path = [returned.SourceFile, asked.File, asked.SourceFile].find(isText) ?? "";
    if (path !== "") this.#addPath(seq, path);
    if (path !== "" && typeof returned.TotalLines === "number") this.#totals.set(path, returned.TotalLines);
    if (isText(returned.Kind)) this.#addDefinition(seq, { ...returned, Name: asked.Name });
    if (Array.isArray(returned.Files) && isText(asked.Dir ?? " "))
      this.#addListing(seq, String(asked.Dir ?? ""), returned);
    this.#addRecord(seq, returned, path);
  }

  /** The span that found no definition or use of a name; null when none looked in vain. */
  missed(name: string): number | null {
    return this.#missed.get(name) ?? null;
  }

  /** Where a word stands first, as tools showed it. */
  word(word: string): { readonly seq: number; readonly uses: readonly LinePlace[] } | null {
    return this.#words.get(word) ?? null;
  }

  definitions(name: string): readonly ShownDefinition[] {
    return this.#definitions.get(name) ?? [];
  }

  /** The functions whose definition covers a line. */
  functionsAt(path: string, line: number): ShownDefinition[] {
    return (this.#definitionsByPath.get(path) ?? []).filter(
      ({ kind, first, last }) => kind === "function" && first <= line && line <= last,
    );
  }

  /**
   * The function that a line is in, as a search for references said, or else the one that the index of its file lists last before it;
   * null without either, and behind what is no function.
   */
  listedFunctionAt(path: string, line: number): string | null {
    const enclosing = this.#enclosing.get(`${path}:${line}`);
    if (enclosing !== undefined) return enclosing;
    const above = (this.#listed.get(path) ?? []).filter((entity) => entity.line <= line).at(-1);
    return above === undefined || above.name === "" ? null : above.name;
  }

  line(path: string, line: number): ShownLine | null {
    return this.#lines.get(path)?.get(line) ?? null;
  }

  /** The known paths that end like this one, as it is or without the a/ or b/ of a diff. */
  pathsLike(path: string): string[] {
    const named = this.#pathsByName.get(baseName(path)) ?? [];
    const like = (end: string) => named.filter((known) => known === end || known.endsWith(`/${end}`));
    const found = like(path);
    return found.length === 0 && /^[ab]\/./.test(path) ? like(path.slice(2)) : found;
  }

  /** The span that first named a file, as all of its path or the end of it. */
  pathSpan(path: string): number | null {
    const seqs = this.pathsLike(path).flatMap((known) => this.#paths.get(known) ?? []);
    return seqs.length === 0 ? null : Math.min(...seqs);
  }

  totalLines(path: string): number | null {
    return this.#totals.get(path) ?? null;
  }

  #addValue(seq: number, key: string, value: unknown, path: string): void {
    if (REMARKS.has(key)) return;
    if (typeof value === "string") this.#addText(seq, key, value, path);
    else if (Array.isArray(value)) for (const item of value) this.#addValue(seq, key, item, path);
    else if (isRecord(value)) this.#addRecord(seq, value, path);
  }

  #addRecord(seq: number, value: Record<string, unknown>, path: string): void {
    const subject = [value.Subject, value.Message].find(isText)?.split("\n", 1)[0] ?? "";
    if (isText(value.Commit) && subject !== "") this.commits.addSubject(seq, value.Commit, subject);
    const [place] = isText(value.Place) ? reportLocations(value.Place) : [];
    const own = place?.path ?? path;
    const [, around = ""] = (isText(value.In) ? /^function (\w{1,128})$/.exec(value.In) : null) ?? [];
    if (place !== undefined && around !== "") this.#enclosing.set(`${place.path}:${place.line}`, around);
    if (isText(value.Name) && typeof value.Line === "number" && path !== "") {
      this.#addLine(seq, path, value.Line, null);
      this.#addWords(seq, value.Name, { path, line: value.Line });
      append(this.#listed, path, { line: value.Line, name: value.Kind === "function" ? value.Name : "" });
    }
    for (const [name, member] of Object.entries(value)) this.#addValue(seq, name, member, own);
  }

  #addText(seq: number, key: string, text: string, path: string): void {
    for (const line of text.split("\n")) {
      this.commits.addText(seq, line);
      const shown = line.slice(0, MAX_LINE_LENGTH);
      const numbered = SOURCES.has(key) && path !== "" ? NUMBERED.exec(shown) : null;
      const match = numbered === null && key === "Matches" ? MATCH.exec(shown) : null;
      if (numbered !== null) this.#addLine(seq, path, Number(numbered[1]), numbered[2] ?? "");
      else if (match !== null) this.#addLine(seq, match[1] ?? "", Number(match[2]), match[3] ?? "");
      else this.#addUnplaced(seq, shown);
    }
  }

  /** Text without numbers: it may name places, and quotations may be from it. */
  #addUnplaced(seq: number, text: string): void {
    for (const { path, line } of reportLocations(text)) this.#addLine(seq, path, line, null);
    if (/^[\w./+-]+$/.test(text) && text.includes("/")) this.#addPath(seq, text);
    if (/[A-Za-z_]/.test(text)) this.#addLine(seq, "", ++this.#unplaced, text);
  }

  #addLine(seq: number, path: string, line: number, text: string | null): void {
    const lines = this.#lines.get(path) ?? new Map<number, ShownLine>();
    const known = lines.get(line);
    if (known !== undefined && (known.text !== null || text === null)) return;
    if (this.#kept >= MAX_LINES) {
      this.isPartial = true;
      return;
    }
    this.#kept++;
    this.#lines.set(path, lines.set(line, { seq, text }));
    if (path !== "") this.#addPath(seq, path);
    if (text !== null) this.#addWords(seq, text, { path, line });
  }

  #addWords(seq: number, text: string, place: LinePlace): void {
    for (const [word] of text.matchAll(/[A-Za-z_]\w{0,127}/g)) {
      const known = this.#words.get(word);
      if (known === undefined && this.#words.size >= MAX_WORDS) this.isPartial = true;
      else if (known === undefined) this.#words.set(word, { seq, uses: [place] });
      else if (known.uses.length < MAX_USES) known.uses.push(place);
    }
  }

  #addPath(seq: number, path: string): void {
    if (this.#paths.has(path)) return;
    this.#paths.set(path, seq);
    append(this.#pathsByName, baseName(path), path);
  }

  #addListing(seq: number, directory: string, { Files, Subdirs }: Record<string, unknown>): void {
    const top = directory.replace(/^\.?\/+|\/+$/g, "");
    if (!Array.isArray(Files) || !Array.isArray(Subdirs)) return;
    for (const name of Files.filter(isText)) this.#addPath(seq, top === "" ? name : `${top}/${name}`);
  }

  #addDefinition(
    seq: number,
    { Name, Kind, SourceFile, FirstLine, LastLine, SourceCode }: Record<string, unknown>,
  ): void {
    if (!isText(Name) || !isText(SourceFile) || typeof FirstLine !== "number" || typeof LastLine !== "number") return;
    const name = bareName(Name);
    const source = isText(SourceCode) ? SourceCode : "";
    const isWhole = source.trimEnd().split("\n").length >= LastLine - FirstLine + 1;
    const definition = {
      seq,
      name,
      kind: String(Kind),
      path: SourceFile,
      first: FirstLine,
      last: LastLine,
      source,
      isWhole,
    };
    append(this.#definitions, name, definition);
    append(this.#definitionsByPath, SourceFile, definition);
    // Without numbers its lines are known all the same.
    if (!NUMBERED.test(source.split("\n", 1)[0] ?? "")) {
      for (const [index, text] of source.split("\n").entries()) this.#addLine(seq, SourceFile, FirstLine + index, text);
    }
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** A name as tools are asked for it, without `struct` and the like. */
function bareName(asked: string): string {
  return asked.trim().replace(/^(?:struct|union|enum)\s+/, "");
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
