import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const sameValue: RaceRule = {
  name: "same-value",
  verdict: "benign",
  strength: 3,
  because: "Both sides store the same constant, so the order does not matter.",
  source: "tools/memory-model/Documentation/access-marking.txt",
  section: "Use of Plain C-Language Accesses",
  applies({ sides, field }) {
    const [first, second] = sides.map(({ access }) => access);
    if (field === null || !isWordScalar(field) || !first || !second) return null;
    const isConstant = /^(true|false|-?\d+[uUlL]*|0[xX][\da-fA-F]+[uUlL]*|[A-Z][A-Z0-9_]*)$/.test(first.stored);
    return isConstant && first.stored === second.stored ? `both sides write \`${first.stored}\`` : null;
  },
};
