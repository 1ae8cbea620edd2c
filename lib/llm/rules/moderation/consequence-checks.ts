import type { Report } from "@/lib/report/report";
import { type Check, check } from "./check";

/* Reports that are about the test or the tools, or about the victim of an earlier mistake. Each check is only there when it fails. */

/** The checks that fail; empty for a report of a mistake of its own. */
export function consequenceChecks(report: Report, text: string): Check[] {
  return [
    debuggingLimit(text),
    memoryRanOut(text),
    injectedFailure(report),
    toolItself(report),
    allocatorVictim(report),
  ].filter((found) => found !== null);
}

/** Source: Documentation/locking/lockdep-design.rst, "Troubleshooting". */
function debuggingLimit(text: string): Check | null {
  const limit =
    /BUG: (MAX_(?:LOCKDEP_(?:ENTRIES|CHAINS|CHAIN_HLOCKS|KEYS)|STACK_TRACE_ENTRIES)) too low|(Stack depot reached limit capacity)/.exec(
      text,
    );
  return limit === null
    ? null
    : failed("debugging-limit", `A debugging facility says that its own tables are full ("${limit[1] ?? limit[2]}").`);
}

/** Source: Documentation/admin-guide/mm/concepts.rst, "OOM killer": no code is at fault when memory is exhausted. */
function memoryRanOut(text: string): Check | null {
  const line = /^.*\b(?:page allocation failure: order:\d+|invoked oom-killer|Out of memory: Killed process).*$/m.exec(
    text,
  );
  return line === null
    ? null
    : failed(
        "memory-ran-out",
        "The report says that memory ran out, which is what a test that takes all of it brings about.",
      );
}

/** Source: Documentation/fault-injection/fault-injection.rst: the stack is that of the injected failure itself. */
function injectedFailure({ stacks }: Report): Check | null {
  const frame = stacks
    .flatMap((stack) => stack.frames)
    .find(({ function: name }) => /^(fail_dump|should_fail(_\w+)?|should_failslab)(\.|$)/.test(name));
  return frame === undefined
    ? null
    : failed(
        "injected-failure",
        `The stack is that of a failure that was injected (\`${frame.function}\`), not of what it led to.`,
      );
}

/** Source: Documentation/dev-tools/index.rst: these are the tools that look for mistakes. */
function toolItself({ title }: Report): Check | null {
  const name = /\bin ((?:__)?(?:kasan|kcsan|kmsan|kfence|kcov|sanitizer_cov|stack_depot|kmemleak)_\w+)/.exec(
    title,
  )?.[1];
  return name === undefined
    ? null
    : failed("tool-itself", `The failure is in \`${name}\`, a debugging tool of the kernel.`);
}

const ALLOCATES =
  /^(?:_{0,3}k[mzvc]*alloc\w*|_{0,3}kmem_cache_alloc\w*|_{0,3}slab_alloc\w*|get_freepointer\w*|get_partial\w*|new_slab|allocate_slab|rmqueue\w*|get_page_from_freelist)$/;

/**
 * Source: Documentation/mm/slub.rst: free lists run through the free objects, so a write to a freed one breaks the
 * allocator for the next caller.
 */
function allocatorVictim({ kind, title, accesses }: Report): Check | null {
  const name = /\bin (\w+)$/.exec(title)?.[1] ?? "";
  if (kind !== "oops" || accesses.length > 0 || !ALLOCATES.test(name) || /null-ptr|NULL pointer/.test(title))
    return null;
  return failed(
    "allocator-victim",
    `\`${name}\` crashed on the allocator's own lists: they had been overwritten before, and whoever asks for memory next is only the victim.`,
  );
}

function failed(name: string, detail: string): Check {
  return check(name, true, "failed", detail);
}
