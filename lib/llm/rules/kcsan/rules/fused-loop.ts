import type { RaceRule } from "../race-rule";

export const fusedLoop: RaceRule = {
  name: "fused-loop",
  verdict: "harmful",
  strength: 2,
  because: "Without READ_ONCE the compiler may read the value once for the whole loop, which then never ends.",
  source: "Documentation/memory-barriers.txt",
  section: "COMPILER BARRIER",
  applies({ uses }) {
    const loop = uses.find(({ spins }) => spins);
    return loop === undefined
      ? null
      : `the loop at line ${loop.line} waits for the value with nothing in it that makes the compiler read again`;
  },
};
