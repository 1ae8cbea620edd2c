import type { RaceRule } from "../race-rule";
import { secondLoad } from "../second-load";

export const testedThenReloaded: RaceRule = {
  name: "tested-then-reloaded",
  verdict: "harmful",
  strength: 3,
  because:
    "What is tested is not what is used: the other side may clear it in between, and the compiler need not keep the first value.",
  source: "Documentation/memory-barriers.txt",
  section: "The compiler is within its rights to reload a variable",
  applies({ field, sides, target }) {
    if (field === null || (field.facts.class !== "pointer" && field.facts.class !== "function pointer")) return null;
    const reader = sides.find(({ side }) => side.access.kind === "read");
    const writer = sides.find(({ side }) => side.access.kind !== "read");
    if (!reader || !writer?.access || target !== null) return null;
    if (!/^(NULL|0|\(\w[\w ]*\*\)0)$/.test(writer.access.stored)) return null;
    const pair = secondLoad(reader);
    if (pair === null) return null;
    const path = reader.side.code.source?.path ?? "";
    return `\`${pair.test.expression}\` is tested at ${path}:${pair.test.line} and loaded again at ${path}:${pair.use.line}, where it is ${pair.how}, while the other side stores \`${writer.access.stored}\``;
  },
};
