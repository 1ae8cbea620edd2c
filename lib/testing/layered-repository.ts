import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/*
 * A git repository from plain files, with a history whose hashes are the same everywhere. Each folder 1, 2, 3, … of the
 * source is one commit: its files are laid over those before, and its file COMMIT holds `author <mail> time zone`, an
 * empty line and the message. Names say what a checkout of our own would not keep as it is: `dot-x` becomes `.x`,
 * `x.crlf` gets carriage returns, and `x.symlink` is a link to the path that it holds.
 */

const MESSAGE_FILE = "COMMIT";

/** Makes the bare repository `target` of the folders in `source`; its branch is main. Returns the last commit's hash. */
export function makeLayeredRepository(source: string, target: string): string {
  mkdirSync(target, { recursive: true });
  const git = (args: readonly string[], input = "") =>
    execFileSync("git", [`--git-dir=${target}`, ...args], { input, encoding: "utf8" }).trim();
  git(["init", "--quiet", "--bare", "--template=", "--object-format=sha1", "--initial-branch=main"]);
  const folders = readdirSync(source).sort((a, b) => Number(a) - Number(b));
  git(["fast-import", "--quiet"], `${folders.map((folder) => commit(path.join(source, folder))).join("")}done\n`);
  return git(["rev-parse", "main"]);
}

/** One commit as `git fast-import` takes it; the next one follows it on the branch. */
function commit(folder: string): string {
  const [person = "", , ...message] = readFileSync(path.join(folder, MESSAGE_FILE), "utf8").split("\n");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const changes = files.map((file) => change(path.relative(folder, file), readFileSync(file, "utf8")));
  return [
    "commit refs/heads/main\n",
    `author ${person}\ncommitter ${person}\n`,
    dataOf(message.join("\n")),
    ...changes.sort(),
  ].join("");
}

function change(file: string, text: string): string {
  if (file === MESSAGE_FILE) return "";
  const name = file.replace(/(^|\/)dot-/, "$1.");
  if (name.endsWith(".symlink")) return `M 120000 inline ${name.slice(0, -".symlink".length)}\n${dataOf(text.trim())}`;
  const isCrlf = name.endsWith(".crlf");
  const contents = text.replace(/\r?\n/g, isCrlf ? "\r\n" : "\n");
  return `M 100644 inline ${isCrlf ? name.slice(0, -".crlf".length) : name}\n${dataOf(contents)}`;
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
