import { createHash } from "node:crypto";
import path from "node:path";
import { KernelError } from "./repository";

/** What a job names as its repository. */
export type Source =
  | { readonly kind: "sample" }
  | { readonly kind: "local"; readonly path: string }
  | { readonly kind: "remote"; readonly url: string; readonly mirrorName: string };

const FORMS = "give an absolute path, an https://, http://, git:// or ssh:// URL, or assay:sample";
const MAX_LENGTH = 2_000;
const SCHEMES = new Set(["https:", "http:", "git:", "ssh:"]);
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9._-]*[a-z0-9.])?)$/i;

/** Reads a KernelRepo. Throws {@link KernelError} for anything that git might take for more than a place. */
export function parseSource(source: string): Source {
  const text = source.trim();
  if (text === "assay:sample") return { kind: "sample" };
  if (text === "" || text.length > MAX_LENGTH) throw refused(text, `${FORMS}, of at most ${MAX_LENGTH} characters`);
  if (hasControlCharacter(text)) throw refused(text, `it holds a control character: ${FORMS}`);
  if (path.isAbsolute(text)) return { kind: "local", path: path.resolve(text) };
  if (/^[a-z0-9+.-]+:\/\//i.test(text)) return parseUrl(text);
  if (/^[\w.-]+@[\w.-]+:/.test(text)) throw refused(text, "write it as ssh://user@host/path");
  throw refused(text, FORMS);
}

/** Text of a job as it may stand in a message: on one line and not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\p{Cc}/gu, "\u{fffd}");
  return JSON.stringify(line.length > 120 ? `${line.slice(0, 120)}…` : line);
}

export function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

function parseUrl(text: string): Source {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !SCHEMES.has(url.protocol)) throw refused(text, FORMS);
  // The job is stored and shown: a password in it would be, too.
  if (url.password !== "" || (url.username !== "" && url.protocol !== "ssh:")) {
    throw new KernelError(
      "KernelRepo holds a user name or password: leave it out and give the worker's git a credential helper for that host.",
    );
  }
  if (url.username !== "" && !/^\w[\w.-]*$/.test(url.username))
    throw refused(text, "its user name is not a plain word");
  if (!HOST.test(url.hostname)) throw refused(text, "it has no valid host name");
  if (url.hash !== "") throw refused(text, "leave out the part from # on; a commit belongs into KernelCommit");
  return { kind: "remote", url: url.href, mirrorName: mirrorName(url) };
}

/** Readable, and different for every URL. */
function mirrorName(url: URL): string {
  const readable = `${url.host}${url.pathname}`.replace(/\.git\/?$/, "").replace(/[^A-Za-z0-9.]+/g, "-");
  const hash = createHash("sha256").update(url.href).digest("hex").slice(0, 12);
  return `${readable.replace(/^[-.]+|-$/g, "").slice(0, 80)}-${hash}`;
}

function refused(text: string, advice: string): KernelError {
  return new KernelError(`KernelRepo ${quoted(text)} cannot be used: ${advice}.`);
}
