import { functionName } from "./helper-frames";
import type { Rule } from "./rule";
import { isWordScalar, placeOf } from "./scalar";
import { repeatedRead } from "./sequence-count";
import { isShownOnly } from "./shown";

/* Benign because of what the reader is for: nobody in the kernel goes by the value. */

const REPORTING =
  /(^|_)(show|getattr|get_stats\w*|getstats\w*|stats?|statfs|dump\w*|fill_(info|stats\w*|xstats)|diag\w*|get_info|getinfo|print\w*)(_|$)/;

/** Source: tools/memory-model/Documentation/access-marking.txt, "data_race() for diagnostic purposes". */
const onlyShown: Rule = {
  name: "only-shown",
  verdict: "benign",
  strength: 2,
  because:
    "A value that is only shown is right for some moment of the call (tools/memory-model/Documentation/access-marking.txt: reads for diagnostics).",
  applies({ field, sides, uses }) {
    if (field === null || !isWordScalar(field)) return null;
    const reader = sides.find(({ side, access }) => side.access.kind === "read" && access !== null);
    if (reader === undefined || uses.length === 0) return null;
    const name = functionName(reader.side.code.frame);
    if (uses.every(isShownOnly)) return `the value of \`${field.name}\`, read at ${placeOf(reader)}, is only printed`;
    const copied = uses.every((use) => isShownOnly(use) || use.kind === "stored" || use.kind === "computed");
    return copied && REPORTING.test(name)
      ? `\`${name}\` reports the value of \`${field.name}\` and does nothing else with it`
      : null;
  },
};

const OWN_CPU = /^(?:raw_|__)?this_cpu_(inc|dec|add|sub)\w*$/;

/** Source: Documentation/core-api/this_cpu_ops.rst: only the CPU itself writes its copy. */
const perCpuCount: Rule = {
  name: "per-cpu-count",
  verdict: "benign",
  strength: 2,
  because:
    "Only a CPU itself changes its copy, so no update is lost, and a sum over all copies is that of a moment ago (Documentation/core-api/this_cpu_ops.rst).",
  applies({ sides, uses }) {
    const writer = sides.find(({ side }) => side.access.kind !== "read");
    const reader = sides.find(({ side }) => side.access.kind === "read");
    if (!writer?.access || !reader?.access || !OWN_CPU.test(writer.access.call)) return null;
    if (uses.some(({ kind }) => kind === "index" || kind === "dereferenced")) return null;
    return `\`${writer.access.call}(${writer.access.expression})\` at ${placeOf(writer)} changes the copy of its own CPU, and the other side only reads`;
  },
};

/** Source: Documentation/locking/seqlock.rst. */
const sequenceCount: Rule = {
  name: "sequence-count",
  verdict: "benign",
  strength: 3,
  because:
    "What was read while the writer was at work is thrown away and read again (Documentation/locking/seqlock.rst).",
  applies: ({ sides }) => {
    const read = repeatedRead(sides);
    return read?.access
      ? `the read at ${placeOf(read)} (\`${read.access.expression}\`) is repeated when the sequence count of the writer has changed`
      : null;
  },
};

export const diagnosticRules: readonly Rule[] = [onlyShown, perCpuCount, sequenceCount];
