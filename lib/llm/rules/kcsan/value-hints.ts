/** The errno values that user space meets most (asm-generic/errno-base.h and errno.h). */
const ERRNO: ReadonlyMap<number, string> = new Map([
  [1, "EPERM"],
  [2, "ENOENT"],
  [4, "EINTR"],
  [5, "EIO"],
  [11, "EAGAIN"],
  [12, "ENOMEM"],
  [16, "EBUSY"],
  [19, "ENODEV"],
  [22, "EINVAL"],
  [32, "EPIPE"],
  [71, "EPROTO"],
  [95, "EOPNOTSUPP"],
  [100, "ENETDOWN"],
  [101, "ENETUNREACH"],
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
  [115, "EINPROGRESS"],
]);

/** What the value that KCSAN saw change looks like. */
export interface ValueHint {
  readonly kind: "errno" | "flag" | "pointer" | "counter" | "none";
  /** A sentence for the reader; empty for `none`. */
  readonly text: string;
}

const NO_HINT: ValueHint = { kind: "none", text: "" };

/** Reads KCSAN's "value changed" line. It is a hint only: nothing is decided by it alone. */
export function valueHint(change: { readonly from: string; readonly to: string } | null): ValueHint {
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

/** x86-64 and arm64 kernel addresses start with 0xffff or 0xfff8 and the like, but small negative numbers are no addresses. */
function isPointer(value: bigint): boolean {
  return value >= 0xffff000000000000n && value < 0xffffffffffff0000n;
}

function parse(text: string): bigint | null {
  return /^0x[0-9a-f]{1,16}$/i.test(text) ? BigInt(text) : null;
}
