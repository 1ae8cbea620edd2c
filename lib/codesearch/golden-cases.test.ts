import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { commandName } from "@/lib/cli/code-search/code-command";
import { codeCommands } from "@/lib/cli/code-search/code-commands";
import type { Reply } from "@/lib/cli/code-search/reply";
import { codesearchCommand } from "@/lib/cli/commands/codesearch";
import type { Tool } from "@/lib/engine/tool";
import { codeTools } from "@/lib/flows/assessment/code-tools";
import { makeLayeredRepository } from "@/lib/testing/layered-repository";

// Processes are started; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/*
 * One file of testdata/cases is one question and its answer, over the tree of testdata/source:
 *
 *   # what it shows
 *   $ assay codesearch COMMAND …          (the question; without --repo, and at the branch main unless it says --commit)
 *   the answer                            (what goes to stderr begins with "! ")
 *   exit 0
 *
 * A new case needs the first two lines; `npx vitest run -u lib/codesearch/golden-cases.test.ts` writes the answers of all
 * cases anew. Read what it changed: an answer is there because it is right.
 */

const testdata = path.join(import.meta.dirname, "testdata");
const casesFolder = path.join(testdata, "cases");
const PROMPT = "$ assay codesearch ";

interface Case {
  readonly file: string;
  readonly comments: readonly string[];
  readonly question: string;
}

const cases = readdirSync(casesFolder).map((name): Case => {
  const file = path.join(casesFolder, name);
  const lines = readFileSync(file, "utf8").split("\n");
  const first = lines.findIndex((line) => !line.startsWith("# "));
  return { file, comments: lines.slice(0, first), question: lines[first]?.slice(PROMPT.length) ?? "" };
});

let repository = "";

beforeAll(() => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "assay-test-")));
  repository = path.join(folder, "source.git");
  makeLayeredRepository(path.join(testdata, "source"), repository);
  vi.stubEnv("ASSAY_HOME", path.join(folder, "home"));
  return () => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  };
});

/** Asks as the command line does. */
async function ask(question: string): Promise<Reply> {
  const replies: Reply[] = [];
  const command = await codesearchCommand(["codesearch"], (reply) => replies.push(reply));
  const place = ["--repo", repository, ...(question.includes("--commit") ? [] : ["--commit", "main"])];
  await command.parseAsync([...place, ...shellWords(question)], { from: "user" });
  const [reply] = replies;
  if (reply === undefined) throw new Error(`There was no reply to ${question}.`);
  return reply;
}

/** Words as a shell splits them, with single quotes only. */
function shellWords(line: string): string[] {
  return Array.from(line.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? "");
}

function transcript({ comments, question }: Case, { stdout, stderr, exitCode }: Reply): string {
  const complaints = stderr.replaceAll(repository, "<repository>").replace(/^(?=.)/gm, "! ");
  return `${[...comments, PROMPT + question].join("\n")}\n${stdout}${complaints}exit ${exitCode}\n`;
}

test.each(cases.map((golden) => ({ ...golden, title: path.basename(golden.file, ".txt") })))(
  "$title",
  async (golden) => {
    expect(golden.comments.length, "a case says what it shows").toBeGreaterThan(0);
    await expect(transcript(golden, await ask(golden.question))).toMatchFileSnapshot(golden.file);
  },
);

test("every tool that agents have is a command", () => {
  const names = (tools: readonly Tool[]) => tools.map(({ name }) => name).sort();
  expect(names(codeCommands.map(({ tool }) => tool))).toEqual(names(codeTools));
});

test("every command has a case that finds something and one that does not", () => {
  const shown = codeCommands.map(commandName).map((name) => {
    const texts = cases
      .filter(({ question }) => question.startsWith(name))
      .map(({ file }) => readFileSync(file, "utf8"));
    const ends = new Set(texts.map((text) => text.trimEnd().split("\n").at(-1)));
    return { name, finds: ends.has("exit 0"), misses: ends.has("exit 1") || ends.has("exit 2") };
  });
  expect(shown).toEqual(codeCommands.map((command) => ({ name: commandName(command), finds: true, misses: true })));
});

test("every trap that the sources name is what some case is about", () => {
  const named = (texts: readonly string[]) =>
    new Set(texts.flatMap((text) => Array.from(text.matchAll(/\bTrap ([a-z0-9-]+)/g), ([, name]) => name)));
  const sources = readdirSync(path.join(testdata, "source"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));
  const traps = named(sources);
  expect(traps.size).toBeGreaterThan(20);
  expect([...named(cases.flatMap(({ comments }) => comments))].sort()).toEqual([...traps].sort());
});
