import { CodeQueryError } from "@/lib/codesearch/code-index";
import { LARGEST_OBJECT, ObjectReader } from "./object-reader";
import { parseTree, type TreeEntry } from "./tree-entries";
import { shownPath, treePath } from "./tree-path";

/** Symbolic links that are followed for one path. */
const MOST_LINKS = 40;
const LONGEST_TARGET = 4096;

/** Where a path leads, its symbolic links resolved. */
export interface TreePlace {
  readonly path: string;
  readonly isDirectory: boolean;
}

/** Reads files and directories of one commit. Paths are relative to the top of the tree and confined to it. */
export class TreeReader {
  readonly #objects: ObjectReader;
  readonly #commit: string;

  constructor(gitDir: string, commit: string) {
    this.#objects = new ObjectReader(gitDir);
    this.#commit = commit;
  }

  /**
   * The bytes of a file, null when there is no such file. Rejects with {@link CodeQueryError} when it is larger than
   * `limit` bytes, when it lies in a submodule, and when a symbolic link on the way does not lead to a place in the tree.
   */
  async file(path: string, limit = LARGEST_OBJECT): Promise<Buffer | null> {
    const object = await this.#object(path);
    if (object === null) return this.#missing(path);
    if (object.type !== "blob") return null;
    if (object.contents === null || object.size > limit) {
      const most = Math.min(limit, LARGEST_OBJECT) / 1024 / 1024;
      throw new CodeQueryError(
        `${shownPath(path)} has ${object.size} bytes; files of more than ${most} MiB are not read. grepper finds lines in it.`,
      );
    }
    return object.contents;
  }

  /** The names in a directory, null when there is no such directory; "" is the top. Rejects as {@link file} does. */
  async directory(path: string): Promise<readonly TreeEntry[] | null> {
    const object = await this.#object(path);
    if (object === null) return this.#missing(path);
    if (object.type !== "tree") return null;
    if (object.contents === null)
      throw new CodeQueryError(`The directory ${shownPath(path)} is too large to be listed.`);
    return parseTree(object.contents, this.#commit.length / 2);
  }

  /**
   * Where the path leads when its symbolic links are followed, null when there is nothing. Rejects with
   * {@link CodeQueryError} when a link leads out of the tree, to nothing or in a circle, and for what is in a submodule.
   */
  async locate(path: string): Promise<TreePlace | null> {
    const done: string[] = [];
    let rest = steps(treePath(path));
    let last: TreeEntry | null = null;
    for (let links = 0; rest.length > 0; ) {
      const [name = "", ...behind] = rest;
      rest = behind;
      const here = [...done, name].join("/");
      if (name === "..") {
        if (done.pop() === undefined) return refuse(path, "leads out of the tree");
        continue;
      }
      last = await this.#entry(done.join("/"), name);
      if (last === null) return links === 0 ? null : refuse(path, `leads to ${shownPath(here)}, which is not there`);
      if (last.isSubmodule) {
        throw new CodeQueryError(`${shownPath(here)} is a submodule: its files are in another repository.`);
      }
      if (!last.isLink) {
        done.push(name);
        continue;
      }
      if (++links > MOST_LINKS) return refuse(path, "leads in a circle");
      const target = await this.#linkTarget(here, last);
      if (target.startsWith("/")) return refuse(here, `leads to ${shownPath(target)}, out of the tree`);
      rest = [...steps(target), ...behind];
    }
    return { path: done.join("/"), isDirectory: last?.isDirectory !== false };
  }

  /** Whether the commit can be read at all. */
  async hasCommit(): Promise<boolean> {
    return (await this.#object("")) !== null;
  }

  async #entry(directory: string, name: string): Promise<TreeEntry | null> {
    const object = await this.#object(directory);
    if (object?.type !== "tree" || object.contents === null) return null;
    return parseTree(object.contents, this.#commit.length / 2).find((entry) => entry.name === name) ?? null;
  }

  async #linkTarget(path: string, entry: TreeEntry): Promise<string> {
    const blob = await this.#objects.read(entry.object);
    if (blob === null || blob.contents === null || blob.size > LONGEST_TARGET) {
      return refuse(path, "has no target that can be followed");
    }
    return blob.contents.toString("utf8");
  }

  /** Null when there is nothing of that path; rejects when something is there that cannot be read, and says what. */
  async #missing(path: string): Promise<null> {
    const place = await this.locate(path);
    if (place === null) return null;
    throw new CodeQueryError(`${shownPath(place.path)} is in the tree, but the repository does not hold its contents.`);
  }

  #object(path: string) {
    return this.#objects.read(`${this.#commit}:${treePath(path)}`);
  }
}

function refuse(path: string, what: string): never {
  throw new CodeQueryError(`The symbolic link ${shownPath(path)} ${what}.`);
}

function steps(path: string): string[] {
  return path.split("/").filter((step) => step !== "" && step !== ".");
}
