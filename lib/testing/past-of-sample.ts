import { execFileSync } from "node:child_process";
import { readSampleTree } from "@/lib/kernel/sample-repository";

/** The commits after the first one, oldest first: what a file had until then in place of what it has in the shipped tree. */
const changes = [
  {
    file: "net/tether/af_tether.c",
    now: "READ_ONCE(tsk->shut_mask) & RCV_SHUTDOWN",
    before: "tsk->shut_mask & RCV_SHUTDOWN",
    message: "tether: mark the lockless read of shut_mask in recvmsg\n\ntether_recvmsg() holds no lock there.\n",
  },
  {
    file: "lib/roster.c",
    now: "\t\t\tentry->hits++;\n",
    before: "",
    message: "roster: count the look-ups that found an entry\n\nThe count is for the log only.\n",
  },
] as const;
const FIRST_MESSAGE = "A small tree in the style of a kernel\n";

/**
 * Makes `target`, a bare repository of the shipped tree with a history of three commits. Returns their hashes, the oldest
 * first; they change when the shipped tree does.
 */
export async function makeSampleWithPast(target: string): Promise<string[]> {
  const shipped = await readSampleTree();
  const first = new Map(shipped);
  for (const { file, now, before } of changes) {
    const text = shipped.get(file) ?? "";
    if (!text.includes(now))
      throw new Error(`${file} of the sample has no "${now}": mend lib/testing/past-of-sample.ts.`);
    first.set(file, text.replace(now, before));
  }
  const layers = changes.map(({ file, message }) => ({ message, tree: [[file, shipped.get(file) ?? ""]] as const }));
  const commits = [{ message: FIRST_MESSAGE, tree: [...first] }, ...layers].map(commit);
  const git = (args: readonly string[], input = "") =>
    execFileSync("git", [`--git-dir=${target}`, ...args], { input, encoding: "utf8" }).trim();
  git(["init", "--quiet", "--bare", "--template=", "--object-format=sha1", "--initial-branch=main"]);
  git(["fast-import", "--quiet"], `${commits.join("")}done\n`);
  return git(["rev-list", "--reverse", "main"]).split("\n");
}

interface Layer {
  readonly message: string;
  readonly tree: readonly (readonly [file: string, text: string])[];
}

/** One commit as `git fast-import` takes it, a day after the one before. */
function commit({ message, tree }: Layer, index: number): string {
  const person = `A. Author <author@example.org> ${1767225600 + index * 86_400} +0000`;
  const head = `commit refs/heads/main\nauthor ${person}\ncommitter ${person}\n${dataOf(message)}`;
  return [head, ...tree.map(([file, text]) => `M 100644 inline ${file}\n${dataOf(text)}`)].join("");
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
