import type { RaceRule } from "../race-rule";
import { isWordScalar } from "../scalar";

export const referenceCount: RaceRule = {
  name: "reference-count",
  verdict: "harmful",
  strength: 3,
  because: "A reference that is lost or counted twice frees an object that is in use.",
  source: "Documentation/kernel-hacking/locking.rst",
  section: "Using Atomic Operations For The Reference Count",
  applies({ field, sides }) {
    if (field?.facts.class === "reference count") return `\`${field.declaration}\` counts references`;
    const isPlainCount =
      field !== null &&
      isWordScalar(field) &&
      /(^|_)(refs?|refcnt|refcount|usecount|use_count|users)$/.test(field.name);
    const changed = sides.some(({ access }) => access !== null && access.direction === "read-write" && !access.marked);
    return isPlainCount && changed
      ? `\`${field.declaration}\` counts references and is changed without an atomic operation`
      : null;
  },
};
