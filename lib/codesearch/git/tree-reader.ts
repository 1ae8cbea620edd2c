import { CodeQueryError } from "@/lib/codesearch/code-index";
import { LARGEST_OBJECT, ObjectReader } from "./object-reader";
import { treePath } from "./tree-path";

/** One name in a directory. */
export interface TreeEntry {
  readonly name: string;
  readonly isDirectory: boolean;
}

const DIRECTORY_MODE = "40000";

/** Reads files and directories of one commit. Paths are relative to the top of the tree and confined to it. */
export class TreeReader {
  readonly #objects: ObjectReader;
  readonly #commit: string;

  constructor(gitDir: string, commit: string) {
    this.#objects = new ObjectReader(gitDir);
    this.#commit = commit;
  }

  /** The bytes of a file, null when there is no such file. Rejects with {@link CodeQueryError} when it is too large. */
  async file(path: string): Promise<Buffer | null> {
    const object = await this.#object(path);
    if (object?.type !== "blob") return null;
    if (object.contents === null) {
      const limit = LARGEST_OBJECT / 1024 / 1024;
      throw new CodeQueryError(`${path} has ${object.size} bytes; files of more than ${limit} MiB are not read.`);
    }
    return object.contents;
  }

  /** The names in a directory, null when there is no such directory; "" is the top. */
  async directory(path: string): Promise<readonly TreeEntry[] | null> {
    const object = await this.#object(path);
    if (object?.type !== "tree" || object.contents === null) return null;
    return parseTree(object.contents, this.#commit.length / 2);
  }

  /** Whether there is a file or directory of that path. */
  async exists(path: string): Promise<boolean> {
    return (await this.#object(path)) !== null;
  }

  /** Whether the commit can be read at all. */
  async hasCommit(): Promise<boolean> {
    return (await this.#object("")) !== null;
  }

  #object(path: string) {
    return this.#objects.read(`${this.#commit}:${treePath(path)}`);
  }
}

/** Reads a tree object: `<mode> <name>\0<hash>` over and over. */
function parseTree(contents: Buffer, hashBytes: number): TreeEntry[] {
  const entries: TreeEntry[] = [];
  let position = 0;
  while (position < contents.length) {
    const space = contents.indexOf(32, position);
    const end = contents.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const isDirectory = contents.toString("latin1", position, space) === DIRECTORY_MODE;
    entries.push({ name: contents.toString("utf8", space + 1, end), isDirectory });
    position = end + 1 + hashBytes;
  }
  return entries;
}
