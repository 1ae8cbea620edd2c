import type {
  BlameAnswer,
  CodeHistory,
  CommitAnswer,
  LogAnswer,
  LogQuery,
  TextPart,
} from "@/lib/codesearch/code-history";
import { CodeQueryError } from "@/lib/codesearch/code-index";
import { shownPath, treePath } from "@/lib/codesearch/git/tree-path";
import { TreeReader } from "@/lib/codesearch/git/tree-reader";
import { refuseBinary, sourceLines } from "@/lib/codesearch/query/source-lines";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { isDeclaration, scannedDefinitions } from "@/lib/codesearch/scanner/scanned-definition";
import { isSourcePath, LARGEST_SOURCE, SourceScanner } from "@/lib/codesearch/scanner/source-scanner";
import { blameLines, checkLines } from "./blame";
import { showCommit, textPart } from "./commit-answer";
import { type LogPlace, logCommits } from "./commit-log";
import { HistoryGit, type HistoryPlace } from "./history-git";
import { resolveRevision } from "./resolve-revision";

/** {@link CodeHistory} over a git repository. */
export class RepositoryHistory implements CodeHistory {
  readonly #git: HistoryGit;
  readonly #tree: TreeReader;

  constructor(place: HistoryPlace) {
    this.#git = new HistoryGit(place);
    this.#tree = new TreeReader(place.gitDir, place.commit);
  }

  async log(query: LogQuery): Promise<LogAnswer> {
    const place = await this.#place(query);
    const answer = await logCommits(this.#git, query, place);
    if (answer.counted > 0 || query.path === "" || (await this.#tree.locate(query.path)) !== null) return answer;
    const hint = `There is no ${shownPath(query.path)} in the tree at the job's commit. ${answer.hint}`;
    return { ...answer, hint: hint.trim() };
  }

  async show(revision: string, path: string, firstLine: number, lineCount: number): Promise<CommitAnswer> {
    const confined = treePath(path);
    const commit = await resolveRevision(this.#git, revision);
    const answer = await showCommit(this.#git, commit, confined, firstLine, lineCount);
    if (path === "" || answer.diff.totalLines > 0 || answer.hint !== "") return answer;
    return { ...answer, hint: `The commit changes nothing in ${shownPath(path)}.` };
  }

  async fileAt(revision: string, path: string, firstLine: number, lineCount: number): Promise<TextPart | null> {
    const file = treePath(path);
    const commit = await resolveRevision(this.#git, revision);
    const bytes = await new TreeReader(this.#git.gitDir, commit).file(file);
    if (bytes === null) return null;
    refuseBinary(file, bytes);
    return textPart(bytes, true, firstLine, lineCount);
  }

  async blame(path: string, firstLine: number, lastLine: number): Promise<BlameAnswer | null> {
    const file = await this.#file(path);
    if (file === null) return null;
    return blameLines(this.#git, file.path, firstLine, lastLine, totalLines(file));
  }

  /** Where in the tree the query looks, with the lines of its definition. */
  async #place({ path, firstLine, lastLine, definition, change, changeExpression }: LogQuery): Promise<LogPlace> {
    const isByLines = firstLine !== 0 || lastLine !== 0;
    if (definition === "" && !isByLines) {
      // What has been removed has a history too.
      const found = await this.#tree.locate(path);
      return { path: found?.path ?? treePath(path), firstLine: 0, lastLine: 0 };
    }
    if (change !== "" || changeExpression !== "") {
      throw new CodeQueryError(
        "The history of lines shows all their changes: ask for the change's text by path instead.",
      );
    }
    if (definition !== "" && isByLines) throw new CodeQueryError("Give lines or a name, not both.");
    const file = path === "" ? null : await this.#file(path);
    if (file === null)
      throw new CodeQueryError("Lines and names are those of a file: give its path at the job's commit.");
    if (definition !== "") return { path: file.path, ...linesOf(definition, file) };
    const total = totalLines(file);
    const last = lastLine === 0 ? firstLine : Math.min(lastLine, total);
    checkLines(path, firstLine, last, total);
    return { path: file.path, firstLine, lastLine: last };
  }

  /** A text file of the job's commit under its own path, symbolic links followed; null when there is none. */
  async #file(path: string): Promise<TextFile | null> {
    const place = await this.#tree.locate(path);
    const bytes = place === null || place.isDirectory ? null : await this.#tree.file(place.path, LARGEST_SOURCE);
    if (place === null || bytes === null) return null;
    refuseBinary(place.path, bytes);
    return { path: place.path, bytes };
  }
}

interface TextFile {
  readonly path: string;
  readonly bytes: Buffer;
}

function totalLines({ bytes }: TextFile): number {
  return sourceLines(bytes, 1, 0).totalLines;
}

/** The lines of what the file defines under that name. */
function linesOf(name: string, { path, bytes }: TextFile): { firstLine: number; lastLine: number } {
  const bare = name.trim().replace(/^(?:struct|union|enum)\s+/, "");
  const definitions = isSourcePath(path) ? scannedDefinitions(path, bytes, new SourceScanner().scan(path, bytes)) : [];
  const named = definitions.filter((found) => found.name === bare && found.record !== recordKind.field);
  const best = named.find((found) => !isDeclaration(found)) ?? named[0];
  if (best !== undefined) return { firstLine: best.firstLine, lastLine: best.lastLine };
  throw new CodeQueryError(`${shownPath(path)} defines no ${shownPath(name)}. Give the lines instead.`);
}
