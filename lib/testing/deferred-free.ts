import { readStacks, type StackCode } from "@/lib/llm/rules/moderation/stack-code";
import { parseReport } from "@/lib/report/parse-report";
import { investigate } from "./investigate";
import { freedWriteReport } from "./made-up-way";

/** The functions of {@link deferredFree}. */
export interface DeferredFree {
  /** What calls the handler. */
  readonly runner: string;
  /** What the freeing function calls on what it cancels, before it frees. */
  readonly cancel: string;
  /** What the handler calls at its end. */
  readonly rearm: string;
  /** The member that is cancelled; the handler has the member `later`. */
  readonly member?: string;
}

/** The stacks of a write after free by a handler that runs later, with their code in net/peg.c. */
export function deferredFree({ runner, cancel, rearm, member = "later" }: DeferredFree): StackCode[] {
  const code = [
    "static void peg_later(void *p)",
    "{",
    "\tstruct peg *peg = container_of(p, struct peg, later);",
    `\t${rearm}(peg);`,
    "}",
    "",
    "static void peg_end(struct peg *peg)",
    "{",
    `\t${cancel}(&peg->${member});`,
    "\tkfree(peg);",
    "}",
    "",
  ];
  const access = [" peg_later+0x1/0x2 net/peg.c:4", ` ${runner}+0x1/0x2 kernel/peg.c:1`].join("\n");
  const report = freedWriteReport(access, "", " peg_end+0x1/0x2 net/peg.c:10");
  return investigate(readStacks(parseReport(report)), { "net/peg.c": code.join("\n") });
}
