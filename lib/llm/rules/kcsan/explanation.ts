import { quoteLines } from "../c/source-text";
import { citeRule } from "../cited-rule";
import { consequence } from "./consequence";
import type { RaceEvidence, SideEvidence } from "./evidence";
import { describeLocks } from "./explain-locks";
import { describeSurroundings } from "./explain-surroundings";
import { functionName } from "./helper-frames";
import type { FiredRule, Verdict } from "./judge-race";
import { isOtherTree, linesNote, missingSides } from "./lines-note";
import { placeOf } from "./scalar";
import { bytes } from "./sides";

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
    const where = side.lineFits ? "at" : "in the function at";
    return `${head}, ${where} ${source.path}:${from}:\n\n${codeBlock(quoteLines(source, from - 2, from + 4))}`;
  }
  const helper =
    side.helper === null
      ? ""
      : ` It happens inside \`${functionName(side.helper.code.frame)}\`, called there, a ${side.helper.nature} helper.`;
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
    if (isOtherTree(evidence)) return `It could not be looked for: the functions are not in this tree.${hinted}`;
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
  return `- ${citeRule(rule, observation)}`;
}

function confidence(evidence: RaceEvidence, verdict: Verdict): string {
  if (verdict.confident) {
    return `Confident: yes. The field, its type and size and the lines of the report agree. ${grounds(verdict)} ${changeOfMind(verdict)}`;
  }
  const where = missingSides(evidence).length > 0 ? "in the tree and at the commit" : "at the commit";
  const advice = evidence.linesFit === false ? ` Run the assessment ${where} of the report.` : "";
  return `Confident: no. ${verdict.doubts.join(" ")}${advice} ${changeOfMind(verdict)}`;
}

/** Why the verdict itself is sure: how strong its rules are, and what stands against them. */
function grounds({ deciding, opposing }: Verdict): string {
  const best = deciding.filter(({ rule }) => rule.strength === deciding[0]?.rule.strength);
  const names = best.map(({ rule }) => `**${rule.name}**`).join(" and ");
  const weight =
    deciding[0]?.rule.strength === 3
      ? `${best.length === 1 ? "settles" : "settle"} the question`
      : `${best.length === 1 ? "is a good reason" : "are good reasons"}, not only a hint`;
  const against =
    opposing.length === 0
      ? "no rule speaks against it"
      : `only weaker ones speak against it (${opposing.map(({ rule }) => rule.name).join(", ")})`;
  return `The verdict is sure because ${names} ${weight}, and ${against}.`;
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

function codeBlock(code: string): string {
  return `\`\`\`c\n${code}\n\`\`\``;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
