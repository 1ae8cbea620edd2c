/** Which tree a command is about, as options give it. */
export interface TreeOptions {
  readonly repo?: string;
  readonly commit: string;
}

export const REPO_OPTION = [
  "--repo <repository>",
  "a local repository, a URL, or assay:sample (the repository around this folder)",
] as const;
export const COMMIT_OPTION = ["--commit <revision>", "a hash, tag, branch or other revision of it", "HEAD"] as const;

/** What a job calls its inputs, and the options that stand for them here. */
const jobInputs = { KernelRepo: "--repo", KernelCommit: "--commit", KernelConfig: "--config", TargetArch: "--arch" };

/** A message about a job's inputs for the person at the command line. */
export function inOptionWords(text: string): string {
  return Object.entries(jobInputs).reduce((words, [name, option]) => words.replaceAll(name, option), text);
}
