import type { ValueUse } from "../c/value-uses";
import type { RaceEvidence, SideEvidence } from "./evidence";
import { isWordScalar } from "./scalar";
import { isShownOnly, PRINTS } from "./shown";
import type { Mention, Surroundings } from "./surroundings";
import { maskUpdate } from "./updates";

const STATISTIC_NAME =
  /(^|_)(stats?|statistics|packets|bytes|drops?|dropped|errors|hits|misses|overruns?|collisions|nr_?events|events|datagrams|frames|n?discards?|retries|fails?|nr_(scanned|reclaimed|dirtied|written))$/;
const STATISTIC_OWNER = /(^|[ _])(i?counts?|counters?|stats?(64)?|statistics|mib)(_|$)|_pcpu/i;

/**
 * True for counts that only people read: a lost or late one changes nothing that the kernel does. By the name, by the struct
 * that it is in, or because nothing near the racing functions does more with it than to count up and to print.
 */
export function isStatistic(evidence: RaceEvidence): boolean {
  const { field, candidate, sides } = evidence;
  const isNumber =
    field === null || isWordScalar(field) || field.facts.class === "unknown" || field.facts.class === "atomic";
  if (!isNumber || sides.some(changesBits) || evidence.uses.some(decides)) return false;
  return (
    STATISTIC_NAME.test(candidate?.name ?? "") || STATISTIC_OWNER.test(field?.owner ?? "") || isOnlyCounted(evidence)
  );
}

/** Whether more depends on the value than what is shown or counted. */
function decides({ kind, guards, effects }: ValueUse): boolean {
  return kind === "branch" && (guards || effects.some((effect) => effect.kind !== "read")) && effects.length > 0;
}

/** Bits that are set or cleared are events to act on, whatever they are called. */
function changesBits(side: SideEvidence): boolean {
  return side.side.helper?.nature === "bit operation" || maskUpdate(side) !== null;
}

/** Whether the writes count up, and every other use in the folders of both functions counts, clears or prints. */
function isOnlyCounted({ field, surroundings, sides, uses }: RaceEvidence): boolean {
  if (field === null || !isWordScalar(field) || field.facts.class !== "integer" || surroundings === null) return false;
  const writing = sides.filter(({ side }) => side.access.kind !== "read");
  if (writing.length === 0 || !writing.every(countsUp) || !uses.every(isShownOnly)) return false;
  return !surroundings.plainTruncated && mentionsOf(surroundings).every(isHarmless);
}

function mentionsOf({ plain, marked, writes }: Surroundings): readonly Mention[] {
  return [...plain, ...marked, ...writes];
}

function countsUp({ side, access }: SideEvidence): boolean {
  const text = side.code.source?.masked;
  if (access === null || text === undefined) return false;
  const after = text.slice(access.offset).replace(/^[\w\s.>()[\]-]*?(?=\+)/, "");
  return (
    access.direction === "read-write" && (/^(\+\+|\+=)/.test(after) || /\+\+\(?$/.test(text.slice(0, access.offset)))
  );
}

/** A line that counts up, clears, declares or is an argument for printing; anything that compares or lowers is not. */
function isHarmless({ hit: { text } }: Mention): boolean {
  const code = text.replace(/->/g, ".");
  if (/[<>!=]=|[<>?]|--|-=|\b(if|while|for|switch|return)\b/.test(code)) return false;
  if (/\+\+|\+=|=\s*0\s*;/.test(code)) return true;
  return (
    PRINTS.test(code) || /^(static|extern|unsigned|DEFINE_|EXPORT_)/.test(code) || /^[\w.\s,&*()]*[,)];?$/.test(code)
  );
}
