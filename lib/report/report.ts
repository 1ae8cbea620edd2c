/** A stack entry as the kernel prints it: `smc_poll+0x188/0x530 net/smc/af_smc.c:2890`. */
export interface Frame {
  readonly function: string;
  /** Bytes from the start of the function; null for inlined frames. */
  readonly offset: number | null;
  /** Bytes of the function; null for inlined frames. */
  readonly size: number | null;
  /** Path in the kernel tree; empty when the report was not symbolized. */
  readonly file: string;
  /** 1-based; 0 when unknown. */
  readonly line: number;
  readonly inlined: boolean;
}

/** What a stack is about, as the report's own heading says. */
export type StackKind = "access" | "allocation" | "free" | "call-trace" | "other";

export interface Stack {
  readonly kind: StackKind;
  /** The line above the stack, trimmed. */
  readonly heading: string;
  /** Innermost first. */
  readonly frames: readonly Frame[];
}

/** A memory access that the report names. */
export interface Access {
  readonly kind: "read" | "write" | "read-write";
  /** KCSAN's "(marked)": READ_ONCE, WRITE_ONCE or an atomic. */
  readonly marked: boolean;
  /** Hexadecimal with 0x; empty when not printed. */
  readonly address: string;
  /** Bytes; 0 when not printed. */
  readonly size: number;
  /** The task as printed ("3413", "interrupt", "syz.1.7092/24721"). */
  readonly task: string;
  /** -1 when not printed. */
  readonly cpu: number;
  readonly stack: Stack;
}

export type ReportKind = "KCSAN" | "KASAN" | "WARNING" | "oops" | "unknown";

/** A crash report, as far as it could be read. Nothing is guessed: what is not printed is empty. */
export interface Report {
  readonly kind: ReportKind;
  /** As syzbot titles it, e.g. `KCSAN: data-race in smc_connect_work / smc_poll`. */
  readonly title: string;
  /** For KASAN the bug class ("slab-use-after-free"), for KCSAN "data-race"; else empty. */
  readonly bugClass: string;
  readonly accesses: readonly Access[];
  /** Every stack in the order of the report, those of the accesses included. */
  readonly stacks: readonly Stack[];
  /** KCSAN's "value changed", hexadecimal; null when not printed. */
  readonly valueChange: { readonly from: string; readonly to: string } | null;
  /** KASAN's "located N bytes inside of M-byte region"; null when not printed. */
  readonly object: { readonly address: string; readonly size: number; readonly cache: string } | null;
}
