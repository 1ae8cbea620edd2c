/** For whom a capability is asked: of the whole machine, or of a user namespace. */
export type Scope = "machine" | "namespace";

/** The kernel's questions for a capability, as include/linux/capability.h and the networking headers declare them. */
const KNOWN: ReadonlyMap<string, Scope> = new Map([
  ["capable", "machine"],
  ["has_capability", "machine"],
  ["has_capability_noaudit", "machine"],
  ["perfmon_capable", "machine"],
  ["bpf_capable", "machine"],
  ["sk_capable", "machine"],
  ["netlink_capable", "machine"],
  ["ns_capable", "namespace"],
  ["ns_capable_noaudit", "namespace"],
  ["ns_capable_setid", "namespace"],
  ["file_ns_capable", "namespace"],
  ["capable_wrt_inode_uidgid", "namespace"],
  ["inode_owner_or_capable", "namespace"],
  ["checkpoint_restore_ns_capable", "namespace"],
  ["sk_ns_capable", "namespace"],
  ["sk_net_capable", "namespace"],
  ["netlink_ns_capable", "namespace"],
  ["__netlink_ns_capable", "namespace"],
  ["netlink_net_capable", "namespace"],
  ["rtnl_net_capable", "namespace"],
] as const);

/** Calls that look like such a question: those above, and wrappers by the kernel's habit of naming. */
export const CAPABILITY_CALL = /\b((?:\w+_)?capable(?:_\w+)?|has_capability\w*|may_mount)\s*\(/g;

/** The scope of a question by its name; null for a wrapper, whose own code has to tell. */
export function scopeOfCall(name: string): Scope | null {
  return KNOWN.get(name) ?? null;
}
