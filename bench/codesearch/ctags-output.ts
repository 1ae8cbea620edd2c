import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** Kinds of tags that the C parser of universal-ctags gives by default, by their letters. */
export const tagKinds = {
  f: "function",
  s: "struct",
  u: "union",
  g: "enum",
  e: "enumerator",
  m: "field",
  t: "typedef",
  v: "variable",
  d: "macro",
} as const;

export type TagLetter = keyof typeof tagKinds;

export interface Tag {
  readonly name: string;
  readonly kind: TagLetter;
  readonly line: number;
}

function isTagLetter(text: string): text is TagLetter {
  return text in tagKinds;
}

/** Reads `name\tpath\taddress;"\tkind\tline:N`; null for what is no tag of a kind above, or has no name of its own. */
function parseTag(text: string): (Tag & { readonly path: string }) | null {
  const [name = "", path = ""] = text.split("\t", 2);
  const [kind = "", line = ""] = text.slice(text.lastIndexOf(';"\t') + 3).split("\t");
  if (!isTagLetter(kind) || name.startsWith("!_") || name.startsWith("__anon")) return null;
  return { name, path, kind, line: Number(line.replace("line:", "")) };
}

/** The tags of an unsorted tags file (`--fields=nk --sort=no`), file by file. */
export async function* tagsByFile(tagsFile: string): AsyncGenerator<{ path: string; tags: Tag[] }> {
  let current: { path: string; tags: Tag[] } = { path: "", tags: [] };
  for await (const text of createInterface({ input: createReadStream(tagsFile, "latin1") })) {
    const tag = parseTag(text);
    if (tag === null) continue;
    if (tag.path !== current.path) {
      if (current.path !== "") yield current;
      current = { path: tag.path, tags: [] };
    }
    current.tags.push(tag);
  }
  if (current.path !== "") yield current;
}
