import { CodeQueryError } from "@/lib/codesearch/code-index";

/** Bytes that a path may have; no file system takes more. */
const LONGEST_PATH = 4096;
const LONGEST_SHOWN = 200;

/** A path or a name as it may stand in a message: not too long, and on one line. */
export function shownPath(path: string): string {
  const line = path.replace(/\p{Cc}/gu, "\ufffd");
  return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
}

/**
 * A path inside of the tree as git names it: without `./` and slashes at the ends; "" is the top. Throws
 * {@link CodeQueryError} for one that leads out of the tree or that git would read as something else.
 */
export function treePath(path: string): string {
  if (holdsControlCharacter(path)) {
    throw new CodeQueryError("The path holds control characters. Give a path relative to the top of the tree.");
  }
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    throw new CodeQueryError(
      `The path is longer than ${LONGEST_PATH} bytes. Give one that codesearch-dir-index lists.`,
    );
  }
  if (path.startsWith("/")) {
    throw new CodeQueryError(
      `"${shownPath(path)}" is absolute. Give it relative to the top of the tree, as in net/ipv4/tcp.c.`,
    );
  }
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) {
    throw new CodeQueryError(
      `"${shownPath(path)}" leads out of the tree with "..". Give it relative to the top of the tree.`,
    );
  }
  if (path.startsWith(":")) {
    throw new CodeQueryError(
      `"${shownPath(path)}" begins with ":". Give a plain path relative to the top of the tree.`,
    );
  }
  return parts.join("/");
}

function holdsControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
