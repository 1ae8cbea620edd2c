/** Headers that the text of `path` includes, as paths they may have in the tree (not all of them exist). */
export function includedHeaders(path: string, text: string): ReadonlySet<string> {
  const directory = path.slice(0, path.lastIndexOf("/") + 1);
  const architecture = /^arch\/([^/]+)\//.exec(path)?.[1] ?? "x86";
  const headers = new Set<string>();
  for (const match of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]/gm)) {
    const [, bracket, header = ""] = match;
    if (bracket === '"') headers.add(joined(directory, header));
    headers.add(`include/${header}`);
    headers.add(`include/uapi/${header}`);
    if (header.startsWith("asm/")) {
      headers.add(`arch/${architecture}/include/${header}`);
      headers.add(`arch/${architecture}/include/uapi/${header}`);
      headers.add(`include/asm-generic/${header.slice("asm/".length)}`);
    }
  }
  return headers;
}

/** `directory` (with its slash) and a relative path, `..` resolved. */
function joined(directory: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${directory}${relative}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
