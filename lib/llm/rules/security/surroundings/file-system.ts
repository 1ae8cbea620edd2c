import type { Investigation } from "../../investigation";
import { type GrepHit, grepLookup, readHits } from "../../lookups";
import type { Citation } from "../path/citation";
import type { StackPath } from "../path/stack-path";

/** A filesystem whose code is on the path, by what its registration says. */
export interface FileSystem {
  /** `fs/ext4/`. */
  readonly folder: string;
  /** Where it says that it lives on a block device. */
  readonly onDevice: Citation | null;
  /** Where it says that a user namespace may mount it. */
  readonly userMount: Citation | null;
}

const FOLDER = /^fs\/[\w-]+\//;
const FOLDERS = 2;

/** The filesystems that the failing path goes through, innermost first. */
export function* readFileSystems(path: StackPath | undefined): Investigation<FileSystem[]> {
  const folders = [...new Set((path?.frames ?? []).flatMap(({ file }) => FOLDER.exec(file)?.[0] ?? []))].slice(
    0,
    FOLDERS,
  );
  if (folders.length === 0) return [];
  const answers = yield {
    thoughts: `The path goes through ${folders.join(" and ")}. I look whether that filesystem lives on a device, and who may mount it.`,
    lookups: folders.map((folder) => grepLookup("\\bFS_(REQUIRES_DEV|USERNS_MOUNT)\\b", folder)),
  };
  return folders.map((folder, index) => {
    const { hits } = readHits(answers[index]);
    return { folder, onDevice: hit(hits, "FS_REQUIRES_DEV"), userMount: hit(hits, "FS_USERNS_MOUNT") };
  });
}

function hit(hits: readonly GrepHit[], flag: string): Citation | null {
  const found = hits.find(({ text }) => text.includes(flag) && !/^\s*(?:\/?\*|\/\/)/.test(text));
  return found === undefined ? null : { path: found.path, line: found.line, code: flag };
}
