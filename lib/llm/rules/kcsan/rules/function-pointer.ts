import type { RaceRule } from "../race-rule";

export const functionPointer: RaceRule = {
  name: "function-pointer",
  verdict: "harmful",
  strength: 3,
  because: "The reader may call a function whose module or context is gone.",
  source: "Documentation/RCU/rcubarrier.rst",
  section: "Unloading Modules That Use call_rcu()",
  applies: ({ field, target }) =>
    field?.facts.class === "function pointer" && target === null ? `\`${field.declaration}\` is called through` : null,
};
