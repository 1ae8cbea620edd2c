import { quoteLines } from "../c/source-text";
import { consequence } from "./consequence";
import type { RaceEvidence, SideEvidence } from "./evidence";
import { commonLocks, describeLock, exclusiveLocks, isForeign } from "./held-locks";
import { functionName } from "./helper-frames";
import type { FiredRule, Verdict } from "./rules";
import { placeOf } from "./scalar";
import { bytes } from "./sides";
import type { Mention } from "./surroundings";

/** The reply: what races, on what, under which locks, and which rules decided. Everything cited comes from tools. */
export function explainRace(evidence: RaceEvidence, verdict: Verdict): string {
  return [
    summary(evidence, verdict),
    linesNote(evidence),
    "### The two accesses",
    ...evidence.sides.map((side, index) => describeSide(evidence, side, index + 1)),
    "### The field",
    describeField(evidence),
    ...consequence(evidence),
    "### Locks",
    describeLocks(evidence),
    "### Elsewhere in the tree",
    describeSurroundings(evidence),
    "### Verdict",
    describeVerdict(verdict),
    confidence(evidence, verdict),
    "_This was decided by fixed rules over what the code tools returned; no language model was asked._",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function summary(evidence: RaceEvidence, verdict: Verdict): string {
  const [first, second] = evidence.sides;
  const name = fieldName(evidence);
  const on = name === "" ? "memory that could not be named" : `\`${name}\``;
  const what = `\`${functionOf(first)}\` ${verb(first)} and \`${functionOf(second)}\` ${verb(second)} ${on} at the same time.`;
  const decision = verdict.benign
    ? "**Benign**"
    : verdict.deciding.length > 0
      ? "**Harmful**"
      : "**Not shown to be benign**";
  const reason = verdict.deciding[0];
  return `${decision}${verdict.confident ? "" : ", not confident"}: ${what}${reason === undefined ? "" : ` ${capitalise(reason.observation)}.`}`;
}

function linesNote({ linesFit, sides, rivals }: RaceEvidence): string {
  if (linesFit !== false) return "";
  const misfits = sides.flatMap(({ side }) => {
    const { frame, source } = side.code;
    if (source === null) return [`\`${functionName(frame)}\` is not in this tree`];
    if (side.lineFits === true) return [];
    const last = source.firstLine + source.lineStarts.length - 1;
    return [
      `\`${functionName(frame)}\` is at ${source.path}:${source.firstLine}–${last} here, the report says ${frame.file}:${frame.line}`,
    ];
  });
  const because = misfits.length === 0 ? "no access that fits the report stands at its lines" : misfits.join("; ");
  const rest =
    rivals.length === 0 ? "one candidate is left" : `${rivals.length + 1} candidates are left, the likeliest is taken`;
  return `> **The report's line numbers do not fit this tree** (${because}). It was taken at another commit, so the field was found by what the report says of it: accessed by both functions, read or written, marked or plain, and of that size. By that ${rest}.`;
}

function describeSide(evidence: RaceEvidence, { side, access }: SideEvidence, number: number): string {
  const { frame, source } = side.code;
  const kind = `${side.access.marked ? "marked" : "plain"} ${side.access.kind}`;
  const size = side.access.size === 0 ? "" : ` of ${bytes(side.access.size)}`;
  const by =
    side.access.task === ""
      ? ""
      : `, by ${side.access.task === "interrupt" ? "an interrupt" : `task ${side.access.task}`}`;
  const head = `**${number}. \`${functionName(frame)}\`**: ${kind}${size}${by}`;
  if (source === null)
    return `${head}. ${frame.function === "" ? "KCSAN did not see which code did it." : "The tree has no definition of it that could be read."}`;
  if (access === null) {
    const from = side.lineFits ? frame.line : source.firstLine;
    return `${head}, in ${source.path}.\n\n${codeBlock(quoteLines(source, from - 2, from + 4))}`;
  }
  const helper =
    side.helper === null
      ? ""
      : ` It happens inside \`${functionName(side.helper.code.frame)}\` (${side.helper.code.frame.file}:${side.helper.code.frame.line}), a ${side.helper.nature} helper.`;
  const others = otherLines(evidence, number - 1);
  const annotated =
    access.marked && !side.access.marked
      ? "\n\nIn this tree the access is marked, in the report it is not: it may have been annotated since."
      : "";
  return `${head}, at ${placeOf(evidence.sides[number === 1 ? 0 : 1])}: \`${access.expression}\`.${helper}\n\n${codeBlock(quoteLines(source, access.line - 1, access.line + 1))}${annotated}${others}`;
}

/** Where the report may mean another line of the same function. */
function otherLines({ candidate, linesFit, sides }: RaceEvidence, index: number): string {
  const others = candidate?.others[index === 0 ? 0 : 1] ?? [];
  const source = sides[index === 0 ? 0 : 1].side.code.source;
  if (linesFit !== false || others.length === 0 || source === null) return "";
  const places = others.slice(0, 6).map(({ line }) => `${source.path}:${line}`);
  return `\n\nThe report may as well mean ${places.join(", ")}, which access the same field.`;
}

function describeField(evidence: RaceEvidence): string {
  const { field, candidate, hint, sides } = evidence;
  const hinted = hint.text === "" ? "" : ` ${hint.text}`;
  if (candidate === null) {
    return `No field was found that both functions access as the report says.${hinted}`;
  }
  if (field === null) return `Both sides access \`${candidate.name}\`, but its declaration was not found.${hinted}`;
  const owner = field.owner === "" ? "a variable" : `a member of \`${field.owner}\``;
  const alias = field.alias === "" ? "" : ` \`${field.alias}\` is a macro for it.`;
  const size = field.facts.size === null ? "" : `, ${bytes(field.facts.size)}`;
  const reported = [...new Set(sides.map(({ side }) => side.access.size))].filter((bytes) => bytes > 0);
  const agrees = field.facts.size !== null && reported.includes(field.facts.size) ? ", as the report says" : "";
  const bits = field.bits === null ? "" : ` It is a bit-field of ${field.bits} bit${field.bits === 1 ? "" : "s"}.`;
  return `\`${field.name}\` is ${owner}, declared at ${field.path}:${field.line} as \`${field.declaration}\`: ${field.facts.class === "unknown" ? "its type was not found" : article(field.facts.class)}${size}${agrees}.${alias}${bits}${hinted}`;
}

function describeLocks(evidence: RaceEvidence): string {
  const lines = evidence.sides.map((side) => {
    const held = side.locks.map((held) => {
      const foreign = side.access !== null && isForeign(held, side.access.expression);
      return `${describeLock(held)}${foreign ? `, which is the lock of another object than the one that \`${side.access?.expression}\` is in` : ""}`;
    });
    const shown = held.length === 0 ? "no lock taken in the functions that were read" : held.join("; ");
    return `- \`${functionOf(side)}\`: ${shown}`;
  });
  const common = commonLocks(evidence.sides[0].guards, evidence.sides[1].guards);
  const sum =
    common.length > 0
      ? `Both hold a lock named ${common.map((name) => `\`${name}\``).join(", ")}; as they raced, these are locks of different objects, or the lock is dropped in between.`
      : evidence.sides.some(({ locks }) => exclusiveLocks(locks).length > 0)
        ? "No lock is common to both."
        : "";
  return [lines.join("\n"), sum].filter((part) => part !== "").join("\n\n");
}

function describeSurroundings({ surroundings, candidate }: RaceEvidence): string {
  if (surroundings === null) return "Nothing was looked up, because the field is not known.";
  const { marked, plain, writes, markedScopes } = surroundings;
  const scope = markedScopes.join(" and ");
  const name = candidate?.name ?? "";
  const parts = [
    marked.length === 0
      ? `- No marked access of \`${name}\` was found in ${scope}.`
      : `- Marked accesses of \`${name}\` in ${scope}: ${count(marked.length, surroundings.markedTruncated)}, e.g. ${places(marked, 6)}.`,
    plain.length === 0
      ? ""
      : `- Plain accesses beside the racing functions: ${count(plain.length, surroundings.plainTruncated)}, e.g. ${places(plain, 6)}.`,
    ...writes.map(
      (write) =>
        `- ${write.hit.path}:${write.hit.line} in \`${write.function}\` writes it ${write.locks.length === 0 ? "with no lock taken in that function" : `under ${write.locks.map((lock) => `\`${lock}\``).join(", ")}`}: \`${write.hit.text}\``,
    ),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function describeVerdict(verdict: Verdict): string {
  const decision = verdict.benign
    ? "The race is **benign**: at most annotations (`READ_ONCE`, `WRITE_ONCE`, `data_race`) are missing."
    : verdict.deciding.length > 0
      ? "The race is **harmful**."
      : "The race is **not shown to be benign**, and therefore counts as harmful.";
  const against =
    verdict.opposing.length === 0 ? "" : `\n\nAgainst it spoke:\n\n${verdict.opposing.map(describeRule).join("\n")}`;
  return `${decision}${verdict.deciding.length === 0 ? "" : ` Rules that decided, strongest first:\n\n${verdict.deciding.map(describeRule).join("\n")}`}${against}`;
}

function describeRule({ rule, observation }: FiredRule): string {
  return `- **${rule.name}**: ${observation}. ${rule.because}`;
}

function confidence(evidence: RaceEvidence, verdict: Verdict): string {
  if (verdict.confident) {
    return `Confident: yes. The field, its type and size and the lines of the report agree. ${changeOfMind(verdict)}`;
  }
  const advice =
    evidence.linesFit === false ? " Run the assessment at the commit of the report to settle the lines." : "";
  return `Confident: no. ${verdict.doubts.join(" ")}${advice} ${changeOfMind(verdict)}`;
}

function changeOfMind(verdict: Verdict): string {
  return verdict.benign
    ? "The verdict would change if some other reader used the value to reach memory, or if an order with other fields mattered that these rules do not see."
    : "The verdict would change if a lock or an ordering that these rules do not see kept the two sides apart.";
}

function fieldName({ field, candidate }: RaceEvidence): string {
  if (candidate === null) return "";
  return field === null || field.owner === "" ? candidate.name : `${field.owner}::${candidate.name}`;
}

function functionOf({ side }: SideEvidence): string {
  return functionName(side.code.frame) || "unknown code";
}

function verb({ side }: SideEvidence): string {
  return { read: "reads", write: "writes", "read-write": "modifies" }[side.access.kind];
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

function count(found: number, truncated: boolean): string {
  return truncated ? `more than ${found}` : String(found);
}

function places(mentions: readonly Mention[], limit: number): string {
  return mentions
    .slice(0, limit)
    .map(({ hit, function: name }) => `${hit.path}:${hit.line}${name === "" ? "" : ` (\`${name}\`)`}`)
    .join(", ");
}

function codeBlock(code: string): string {
  return `\`\`\`c\n${code}\n\`\`\``;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
