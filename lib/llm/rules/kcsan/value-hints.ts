/** The errno values that user space meets most (asm-generic/errno-base.h and errno.h). */
const ERRNO: ReadonlyMap<number, string> = new Map([
  [1, "EPERM"],
  [2, "ENOENT"],
  [4, "EINTR"],
  [5, "EIO"],
  [6, "ENXIO"],
  [9, "EBADF"],
  [11, "EAGAIN"],
  [12, "ENOMEM"],
  [13, "EACCES"],
  [14, "EFAULT"],
  [16, "EBUSY"],
  [17, "EEXIST"],
  [19, "ENODEV"],
  [22, "EINVAL"],
  [32, "EPIPE"],
  [71, "EPROTO"],
  [90, "EMSGSIZE"],
  [95, "EOPNOTSUPP"],
  [97, "EAFNOSUPPORT"],
  [98, "EADDRINUSE"],
  [99, "EADDRNOTAVAIL"],
  [100, "ENETDOWN"],
  [101, "ENETUNREACH"],
  [102, "ENETRESET"],
  [103, "ECONNABORTED"],
  [104, "ECONNRESET"],
  [105, "ENOBUFS"],
  [106, "EISCONN"],
  [107, "ENOTCONN"],
  [108, "ESHUTDOWN"],
  [110, "ETIMEDOUT"],
  [111, "ECONNREFUSED"],
  [112, "EHOSTDOWN"],
  [113, "EHOSTUNREACH"],
  [114, "EALREADY"],
  [115, "EINPROGRESS"],
]);

/** What the value that KCSAN saw change looks like. */
export interface ValueHint {
  readonly kind: "errno" | "flag" | "pointer" | "counter" | "none";
  /** A sentence for the reader; empty for `none`. */
  readonly text: string;
}

const NO_HINT: ValueHint = { kind: "none", text: "" };

/** KCSAN's "value changed"; null when it printed none. */
export type ValueChange = { readonly from: string; readonly to: string } | null;

/** True when `stored` is a constant (a number, `true`, an errno by name) other than the value that KCSAN saw appear. */
export function storesOtherConstant(stored: string, change: ValueChange): boolean {
  const to = change === null ? null : parse(change.to);
  const constant = constantValue(stored);
  if (change === null || to === null || constant === null) return false;
  return BigInt.asUintN(4 * (change.to.length - 2), constant) !== to;
}

/** What a change says of a variable that `update` sets or clears bits of; null when the values cannot be read. */
export function maskHint(change: ValueChange, update: string): ValueHint | null {
  const from = change === null ? null : parse(change.from);
  const to = change === null ? null : parse(change.to);
  if (change === null || from === null || to === null || isPointer(from) || isPointer(to)) return null;
  const [set, cleared] = [to & ~from, from & ~to];
  const what = [
    set === 0n ? "" : `0x${set.toString(16)} was set`,
    cleared === 0n ? "" : `0x${cleared.toString(16)} was cleared`,
  ].filter((part) => part !== "");
  return {
    kind: "flag",
    text: `The value changed ${change.from} -> ${change.to}: ${what.join(" and ")} in a mask of bits, by \`${update}\`.`,
  };
}

/** Reads KCSAN's "value changed" line. It is a hint only: nothing is decided by it alone. */
export function valueHint(change: ValueChange): ValueHint {
  if (change === null) return NO_HINT;
  const from = parse(change.from);
  const to = parse(change.to);
  if (from === null || to === null) return NO_HINT;
  const shown = `${change.from} -> ${change.to}`;
  if (isPointer(from) || isPointer(to)) {
    const which = isPointer(from) && isPointer(to) ? "these are kernel addresses" : "one of them is a kernel address";
    return { kind: "pointer", text: `The value changed ${shown}: ${which}, so it is a pointer.` };
  }
  const errno = from === 0n ? errnoName(to) : null;
  if (errno !== null) {
    return {
      kind: "errno",
      text: `The value changed ${shown}, and ${Number(BigInt.asIntN(32, to))} is ${errno}: this looks like an error code being set.`,
    };
  }
  if (from < 2n && to < 2n) return { kind: "flag", text: `The value changed ${shown}: this looks like a flag.` };
  if (to === from + 1n || from === to + 1n) {
    return { kind: "counter", text: `The value changed ${shown}, by one: this looks like a counter.` };
  }
  return NO_HINT;
}

/** An errno above the small numbers that anything may be; negative codes count too. */
function errnoName(value: bigint): string | null {
  const signed = Number(BigInt.asIntN(32, value));
  const name = ERRNO.get(Math.abs(signed));
  if (name === undefined) return null;
  return Math.abs(signed) >= 32 || signed < 0 ? name : null;
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ["true", 1],
  ["false", 0],
  ["NULL", 0],
]);

function constantValue(text: string): bigint | null {
  const [, sign = "", name = ""] = /^\(?(-?)\s*(\w+)\)?$/.exec(text) ?? [];
  const errno = [...ERRNO].find(([, known]) => known === name)?.[0];
  const number = /^(0x[\da-f]+|0|[1-9]\d*)[ul]*$/i.exec(name)?.[1];
  const word = WORDS.get(name);
  const value = errno ?? word ?? number;
  if (value === undefined) return null;
  return sign === "-" ? -BigInt(value) : BigInt(value);
}

/** x86-64 and arm64 kernel addresses start with 0xffff or 0xfff8 and the like, but small negative numbers are no addresses. */
function isPointer(value: bigint): boolean {
  return value >= 0xffff000000000000n && value < 0xffffffffffff0000n;
}

function parse(text: string): bigint | null {
  return /^0x[0-9a-f]{1,16}$/i.test(text) ? BigInt(text) : null;
}
