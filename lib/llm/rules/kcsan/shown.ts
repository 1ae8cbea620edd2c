import type { ValueUse } from "../c/value-uses";

/** Calls that show a value to people or hand it to user space, and do nothing else with it. */
export const PRINTS =
  /\b(seq_(printf|put\w*|write)|sysfs_emit(_at)?|s[cn]*printf|v?printk\w*|pr_(emerg|alert|crit|err|warn|notice|info|debug|cont)\w*|(netdev|dev|net|bt_dev|btrfs|drm)_(err|warn|notice|info|dbg|debug)\w*|nla_put\w*|trace_\w+|put_user|print_\w+)\b/;

/** Whether a use of a value does no more than show it. */
export function isShownOnly({ kind, detail }: ValueUse): boolean {
  return kind === "argument" && PRINTS.test(detail);
}
