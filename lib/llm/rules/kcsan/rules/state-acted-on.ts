import type { RaceRule } from "../race-rule";

export const stateActedOn: RaceRule = {
  name: "state-acted-on",
  verdict: "harmful",
  strength: 1,
  because: "A decision on a state that has already changed does what is not allowed in the new state.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Overzealous Prevention Of Deadlocks",
  applies({ field, uses, recheck }) {
    if (field === null || recheck !== null) return null;
    if (field.facts.class !== "enum" && !/(^|_)state$/.test(field.name)) return null;
    const acting = uses.find(({ effects }) => effects.some(({ kind }) => kind !== "read"));
    const effect = acting?.effects.find(({ kind }) => kind !== "read");
    if (effect === undefined) return null;
    return `depending on the state, \`${effect.what}\` is ${effect.kind === "call" ? "called" : "written"} at line ${effect.line}`;
  },
};
