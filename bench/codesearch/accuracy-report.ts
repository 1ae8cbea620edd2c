import { writeFileSync } from "node:fs";
import { type Accuracy, compareWithCtags, type Disagreement, type KindAccuracy } from "./accuracy";
import { percent, table } from "./table";

/** Disagreements of a kind and a side that are written down. */
const SAMPLES = 60;

/**
 * What we find against universal-ctags, by kind, as Markdown; samples of the disagreements go to a file. Recall is the share of
 * ctags' tags that we have with kind, name and line, precision the share of ours that ctags has.
 */
export async function accuracyReport(tagsFile: string, tree: string, samplesFile: string): Promise<string> {
  const accuracy = await compareWithCtags(tagsFile, tree);
  writeFileSync(samplesFile, accuracy.kinds.map(samples).join(""), "latin1");
  const rows = accuracy.kinds.map((kind) => row(kind, accuracy));
  return table(["kind", "ctags", "ours", "names per file", "recall, raw", "recall", "precision, raw"], rows);
}

function row(kind: KindAccuracy, { files, macros }: Accuracy): string[] {
  const { both, onlyCtags, onlyOurs } = kind;
  const theirs = both + onlyCtags.length;
  const ours = both + onlyOurs.length;
  const counted = onlyCtags.filter((tag) => !isMistake(tag, macros)).length;
  return [
    kind.kind,
    theirs.toLocaleString("en"),
    ours.toLocaleString("en"),
    (ours / files).toFixed(2),
    percent(both / theirs),
    percent(both / (both + counted)),
    percent(both / ours),
  ];
}

/**
 * Tags that are ctags' own mistakes, by two rules that need nothing but its tags and the line: a function, variable or member
 * called like a macro of the tree (`SYSCALL_DEFINE1`, `__read_mostly`: the macro was taken for what it makes or marks), and an
 * enum that is an array (`enum state table[] = {`: its name is followed by `[`).
 */
function isMistake({ kind, name, text }: Disagreement, macros: ReadonlySet<string>): boolean {
  if (kind === "f" || kind === "v" || kind === "m") return macros.has(name);
  return kind === "g" && new RegExp(`\\b${name}\\s*\\[`).test(text);
}

/** Every nth disagreement of each side, as lines `kind, who found it, name, place, text`. */
function samples({ kind, onlyCtags, onlyOurs }: KindAccuracy): string {
  const lines = (who: string, all: readonly Disagreement[]) => {
    const step = Math.max(1, Math.ceil(all.length / SAMPLES));
    return all
      .filter((_, i) => i % step === 0)
      .map(({ name, path, line, text }) => `${[kind, who, name, `${path}:${line}`, text].join("\t")}\n`);
  };
  return [...lines("only ctags", onlyCtags), ...lines("only ours", onlyOurs)].join("");
}
