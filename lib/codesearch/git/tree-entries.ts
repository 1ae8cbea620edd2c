/** One name in a directory. */
export interface TreeEntry {
  readonly name: string;
  readonly isDirectory: boolean;
  readonly isLink: boolean;
  readonly isSubmodule: boolean;
  /** Name of the object: a blob, a tree, or a commit of another repository. */
  readonly object: string;
}

const mode = { directory: "40000", link: "120000", submodule: "160000" } as const;

/** Reads a tree object: `<mode> <name>\0<hash>` over and over. Bytes of a name that are no UTF-8 become U+FFFD. */
export function parseTree(contents: Buffer, hashBytes: number): TreeEntry[] {
  const entries: TreeEntry[] = [];
  let position = 0;
  while (position < contents.length) {
    const space = contents.indexOf(32, position);
    const end = contents.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const entryMode = contents.toString("latin1", position, space);
    position = end + 1 + hashBytes;
    entries.push({
      name: contents.toString("utf8", space + 1, end),
      isDirectory: entryMode === mode.directory,
      isLink: entryMode === mode.link,
      isSubmodule: entryMode === mode.submodule,
      object: contents.toString("hex", end + 1, position),
    });
  }
  return entries;
}
