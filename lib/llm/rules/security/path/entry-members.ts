/** Who calls what stands in a table of operations. */
export type EntryKind = "socket" | "file" | "netlink" | "driver" | "filesystem" | "protocol";

/** Members of tables that something from outside calls, and where such a table lies. */
const MEMBERS: readonly (readonly [EntryKind, RegExp, RegExp])[] = [
  ["socket", /^(?:sendmsg|recvmsg|bind|connect|accept|listen|setsockopt|getsockopt|create)$/, /^(?:net|crypto)\//],
  ["netlink", /^(?:newlink|changelink|dellink|change|call|call_batch)$/, /^(?:net|drivers\/net)\//],
  ["driver", /^(?:probe|disconnect|raw_event|input_mapping|report_fixup)$/, /^(?:drivers|sound)\//],
  ["filesystem", /^(?:fill_super|get_tree|mount|init_fs_context)$/, /^fs\//],
  ["protocol", /^(?:handler|err_handler|gro_receive|gro_complete)$/, /^net\//],
  [
    "file",
    /^(?:unlocked_ioctl|compat_ioctl|ioctl|read|write|read_iter|write_iter|open|release|flush|poll|mmap|fsync)$/,
    /^(?:drivers|sound|virt|fs|kernel|mm|ipc|block|net|security|io_uring)\//,
  ],
];

/** Null for members that only the kernel itself calls. */
export function entryKind(member: string, path: string): EntryKind | null {
  return MEMBERS.find(([, name, place]) => name.test(member) && place.test(path))?.[0] ?? null;
}
