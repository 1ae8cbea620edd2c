import { CodeQueryError } from "@/lib/codesearch/code-index";

/**
 * A path inside of the tree as git names it: without `./` and slashes at the ends; "" is the top. Throws
 * {@link CodeQueryError} for one that leads out of the tree or that git would read as something else.
 */
export function treePath(path: string): string {
  if (holdsControlCharacter(path)) {
    throw new CodeQueryError("The path holds control characters. Give a path relative to the top of the tree.");
  }
  if (path.length > 4096) throw new CodeQueryError("The path is too long.");
  if (path.startsWith("/")) {
    throw new CodeQueryError(`"${path}" is absolute. Give it relative to the top of the tree, as in net/ipv4/tcp.c.`);
  }
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) {
    throw new CodeQueryError(`"${path}" leads out of the tree with "..". Give it relative to the top of the tree.`);
  }
  if (path.startsWith(":")) {
    throw new CodeQueryError(`"${path}" begins with ":". Give a plain path relative to the top of the tree.`);
  }
  return parts.join("/");
}

function holdsControlCharacter(text: string): boolean {
  return Array.from(text).some((character) => character < " " || character === "\u007f");
}
