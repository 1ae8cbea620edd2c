import type { StackKind } from "@/lib/report/report";
import { failed, type ModerationCheck, passed } from "../check";
import { isObjectReport, isUseAfterFree, stackOf } from "../object-report";

export const objectStacks: ModerationCheck = {
  name: "object-stacks",
  decisive: true,
  because:
    "A mistake with an object lies between those who allocate, use and free it; KASAN prints a stack of each, and with one missing its life cannot be followed.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "Error reports",
  applies: ({ report }) => {
    if (!isObjectReport(report)) return null;
    const wanted: readonly StackKind[] = isUseAfterFree(report)
      ? ["access", "allocation", "free"]
      : ["access", "allocation"];
    const missing = wanted.filter((kind) => stackOf(report, kind) === null);
    return missing.length === 0
      ? passed(`the stacks of ${wanted.join(", ")} are all there`)
      : failed(`the stack of ${missing.join(" and of ")} is missing`);
  },
};
