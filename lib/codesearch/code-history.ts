/** A commit in a list. */
export interface CommitSummary {
  /** Full hash. */
  readonly hash: string;
  /** Name of the author, as the tree's .mailmap has it. */
  readonly author: string;
  /** When it was committed: RFC 3339 in UTC, to the second. */
  readonly date: string;
  /** First line of the message. */
  readonly subject: string;
}

/** Which commits are asked for; what is "" or 0 does not narrow. */
export interface LogQuery {
  /** File or directory that the commits change; it may have been removed since. */
  readonly path: string;
  /** Lines of the file `path` as it is at the job's commit, 1-based and inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Name of a function, struct or macro that `path` defines: its lines, in place of firstLine and lastLine. */
  readonly definition: string;
  /** Text in the message, whatever its case. */
  readonly message: string;
  /** Text that the commits add or remove, so that a file holds it more or less often. */
  readonly change: string;
  /** POSIX extended regular expression that an added or removed line matches. */
  readonly changeExpression: string;
  /** Days, as 2025-12-31, of the committer and inclusive. */
  readonly since: string;
  readonly until: string;
  readonly limit: number;
}

/** The query that narrows nothing: all commits of the job's history. */
export const wholeLog: Omit<LogQuery, "limit"> = {
  path: "",
  firstLine: 0,
  lastLine: 0,
  definition: "",
  message: "",
  change: "",
  changeExpression: "",
  since: "",
  until: "",
};

export interface LogAnswer {
  /** Newest first. */
  readonly commits: readonly CommitSummary[];
  /** Commits that were seen to fit: all of them when `isComplete`, otherwise there may be more. */
  readonly counted: number;
  readonly isComplete: boolean;
  /** A sentence on what the answer lacks or what to try, "" when there is nothing to say. */
  readonly hint: string;
}

/** What a commit changed in one file. */
export interface ChangedFile {
  readonly path: string;
  /** The file's path before, "" when it has not moved. */
  readonly oldPath: string;
  /** Lines, null for a binary file. */
  readonly added: number | null;
  readonly removed: number | null;
}

/** Some lines of a text that may be longer. */
export interface TextPart {
  readonly lines: readonly string[];
  /** Number of the first of the lines, 1-based. */
  readonly firstLine: number;
  readonly totalLines: number;
  /** Whether `totalLines` is all there is; false when the text was cut off there. */
  readonly isComplete: boolean;
}

export interface CommitAnswer extends CommitSummary {
  readonly parents: readonly string[];
  /** When the change was made. */
  readonly authorDate: string;
  readonly message: string;
  readonly files: readonly ChangedFile[];
  /** The difference to the first parent, of `path` only when one was given. */
  readonly diff: TextPart;
  readonly hint: string;
}

/** Lines that follow each other and come from the same commit. */
export interface BlameGroup extends CommitSummary {
  readonly firstLine: number;
  readonly lines: readonly string[];
  /** Whether the repository's history is cut off at this commit: the lines are as old or older. */
  readonly isCut: boolean;
}

export interface BlameAnswer {
  readonly groups: readonly BlameGroup[];
  readonly totalLines: number;
  readonly hint: string;
}

/**
 * Questions about the history of one commit, the job's: nothing that it does not descend from is ever shown. A commit is
 * named by its hash (7 digits at least), a tag, or HEAD, which is the job's commit; `~N` and `^N` may follow. Paths are
 * relative to the top of the tree. All methods reject with CodeQueryError for a bad question, for one that takes too long,
 * and for one that the repository cannot answer because it holds too little.
 */
export interface CodeHistory {
  log(query: LogQuery): Promise<LogAnswer>;
  /** What a commit says and does; `path` "" for all files. At most `lineCount` lines of the diff, from `firstLine`. */
  show(revision: string, path: string, firstLine: number, lineCount: number): Promise<CommitAnswer>;
  /** Lines of a file as it was at a commit; null when it had none of that path. */
  fileAt(revision: string, path: string, firstLine: number, lineCount: number): Promise<TextPart | null>;
  /** Where the lines of a file come from; null when there is no such file. At most 200 lines. */
  blame(path: string, firstLine: number, lastLine: number): Promise<BlameAnswer | null>;
}
