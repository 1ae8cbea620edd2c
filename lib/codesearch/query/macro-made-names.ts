import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";

/** Names that the preprocessor makes, as stack traces show them, and the macros that make them. */
const families: readonly { readonly made: RegExp; readonly macro: RegExp }[] = [
  {
    made: /^(?:__(?:x64|ia32|x32|arm64|s390x?|riscv|mips|powerpc|se|do)_)?compat_sys_(\w+)$/,
    macro: /COMPAT_SYSCALL_DEFINE/,
  },
  {
    made: /^(?:__(?:x64|ia32|x32|arm64|s390x?|riscv|mips|powerpc|se|do)_)?sys_(\w+)$/,
    macro: /(?<!COMPAT_)SYSCALL_DEFINE/,
  },
  {
    made: /^(?:trace_event_raw_event|trace_raw_output|trace_event_define_fields|perf_trace|__bpf_trace|__traceiter|__tracepoint|__probestub|trace_event_reg|trace)_(\w+?)(?:_rcuidle|_enabled)?$/,
    macro: /TRACE_EVENT|DEFINE_\w*EVENT|DECLARE_EVENT_CLASS|DECLARE_TRACE/,
  },
];

/** The argument of a macro that may make a name, and which macros do. */
export interface MacroMade {
  readonly argument: string;
  readonly macro: RegExp;
}

/** What a name like `__x64_sys_pselect6` or `trace_sched_switch` is made of, null when it is of no known family. */
export function macroMade(name: string): MacroMade | null {
  for (const { made, macro } of families) {
    const argument = made.exec(name)?.[1];
    if (argument !== undefined) return { argument, macro };
  }
  return null;
}

/** `SYSCALL_DEFINE6(pselect6, …) at fs/select.c:794`. */
export function describeInvocation(definition: ScannedDefinition): string {
  return `${definition.macro}(${definition.name}, …) at ${definition.path}:${definition.firstLine}`;
}

/**
 * Parts of a name between underscores, longest first, that may be the argument of a macro which makes the name. Parts of
 * less than a third of the name are left out: they are found everywhere.
 */
export function nameParts(name: string): string[] {
  const words = name.split("_").filter((word) => word !== "");
  const parts = new Set<string>();
  for (let count = words.length; count > 0; count--) {
    for (let first = 0; first + count <= words.length; first++) {
      const part = words.slice(first, first + count).join("_");
      if (part.length >= 4 && part.length * 3 >= name.length && part !== name) parts.add(part);
    }
  }
  return [...parts].slice(0, 80);
}
