/** Folders of what all of the kernel builds on, beside `include` and the architecture's own. */
export const coreFolders: readonly string[] = "kernel mm net fs lib block init ipc security crypto io_uring virt".split(
  " ",
);

/** Folders of the part that is indexed first and asked before the rest is there: a fifth of a kernel, that most questions are about. */
export const coreParts: readonly string[] = ["include", "arch/x86", ...coreFolders];

const core = new RegExp(`^(?:${coreParts.join("|")})/`);

/** Whether a file is in one of {@link coreParts}. */
export function isCorePath(path: string): boolean {
  return core.test(path);
}
