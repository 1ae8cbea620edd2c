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
