import type { Access } from "@/lib/report/report";
import { failed, type ModerationCheck, passed, unknown } from "../check";

export const twoAccesses: ModerationCheck = {
  name: "two-accesses",
  decisive: true,
  because:
    "A race is between two accesses to the same memory, and KCSAN prints the stack of each; of a race of unknown origin it saw only that the value changed.",
  source: "Documentation/dev-tools/kcsan.rst",
  section: "Error reports",
  applies: ({ report: { kind, accesses } }) => {
    if (kind !== "KCSAN") return null;
    const [first, second] = accesses;
    if (first === undefined) return failed("the report names no access");
    if (second === undefined) return unknown("only one of the two racing accesses is known (unknown origin)");
    return overlap(first, second)
      ? passed(`both accesses are to ${first.address}`)
      : failed(`the accesses are to different addresses, ${first.address} and ${second.address}`);
  },
};

function overlap(first: Access, second: Access): boolean {
  const [a, b] = [BigInt(first.address), BigInt(second.address)];
  return a < b + BigInt(second.size) && b < a + BigInt(first.size);
}
