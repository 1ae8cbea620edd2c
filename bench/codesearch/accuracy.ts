import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { scannedDefinitions } from "@/lib/codesearch/scanner/scanned-definition";
import { SourceScanner } from "@/lib/codesearch/scanner/source-scanner";
import { type Tag, type TagLetter, tagKinds, tagsByFile } from "./ctags-output";

/*
 * What the scanner finds, against universal-ctags: a name of a kind on a line of a file is found by both, by ctags only, or
 * by the scanner only.
 */

const letters: ReadonlyMap<number, TagLetter> = new Map([
  [recordKind.function, "f"],
  [recordKind.struct, "s"],
  [recordKind.union, "u"],
  [recordKind.enum, "g"],
  [recordKind.enumerator, "e"],
  [recordKind.field, "m"],
  [recordKind.typedef, "t"],
  [recordKind.variable, "v"],
  [recordKind.macro, "d"],
]);

/** A name that only one of the two found. */
export interface Disagreement extends Tag {
  readonly path: string;
  readonly text: string;
}

/** The comparison of one kind. */
export interface KindAccuracy {
  readonly kind: string;
  readonly both: number;
  readonly onlyCtags: readonly Disagreement[];
  readonly onlyOurs: readonly Disagreement[];
}

export interface Accuracy {
  readonly files: number;
  readonly kinds: readonly KindAccuracy[];
  /** Names that ctags has as macros anywhere in the tree. */
  readonly macros: ReadonlySet<string>;
}

class KindCount {
  both = 0;
  readonly onlyCtags: Disagreement[] = [];
  readonly onlyOurs: Disagreement[] = [];
}

function keyOf({ kind, name, line }: Tag): string {
  return `${kind} ${line} ${name}`;
}

/** Compares over all files of the tags file; `tree` is where its paths begin. */
export async function compareWithCtags(tagsFile: string, tree: string): Promise<Accuracy> {
  const scanner = new SourceScanner();
  const counts = new Map<TagLetter, KindCount>();
  const macros = new Set<string>();
  const countOf = (kind: TagLetter) => {
    const count = counts.get(kind) ?? new KindCount();
    counts.set(kind, count);
    return count;
  };
  let files = 0;
  for await (const { path: file, tags } of tagsByFile(tagsFile)) {
    if (!existsSync(path.join(tree, file))) continue;
    files++;
    const bytes = readFileSync(path.join(tree, file));
    const ours = new Map<string, Tag>();
    for (const { record, name, nameLine } of scannedDefinitions(file, bytes, scanner.scan(file, bytes))) {
      const kind = letters.get(record);
      if (kind !== undefined) ours.set(keyOf({ kind, name, line: nameLine }), { kind, name, line: nameLine });
    }
    const theirs = new Map(tags.map((tag) => [keyOf(tag), tag]));
    let lines: string[] | null = null;
    const disagreement = (tag: Tag): Disagreement => {
      lines ??= bytes.toString("latin1").split("\n");
      return { ...tag, path: file, text: (lines[tag.line - 1] ?? "").trim() };
    };
    for (const [key, tag] of theirs) {
      if (tag.kind === "d") macros.add(tag.name);
      if (ours.has(key)) countOf(tag.kind).both++;
      else countOf(tag.kind).onlyCtags.push(disagreement(tag));
    }
    for (const [key, tag] of ours) {
      if (!theirs.has(key)) countOf(tag.kind).onlyOurs.push(disagreement(tag));
    }
  }
  const kinds = Array.from(counts, ([kind, count]) => ({ kind: tagKinds[kind], ...count, both: count.both }));
  return { files, kinds, macros };
}
