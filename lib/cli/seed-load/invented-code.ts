import type { Random } from "./random";

/** A part of a kernel that does not exist. */
export interface Subsystem {
  readonly dir: string;
  readonly prefix: string;
}

const SUBSYSTEMS = [
  "net/quillet:qlt",
  "net/brackwater:bkw",
  "net/tollgate:tollg",
  "net/semaline:smln",
  "net/core/windlass:wndl",
  "fs/marrowfs:mrwfs",
  "fs/tarnfs:tarnfs",
  "fs/ledgerfs:ldgfs",
  "fs/hedge:hdg",
  "mm/hollows:hlw",
  "mm/terrace:trrc",
  "kernel/tidal:tidal",
  "kernel/lockstep:lkst",
  "block/gravel:grvl",
  "block/sluice:slce",
  "drivers/usb/lanterna:lntr",
  "drivers/usb/cobble:cobl",
  "drivers/net/wickerwork:wckr",
  "drivers/net/ferrule:frl",
  "drivers/media/prismatic:prsm",
  "drivers/gpu/vellumdrm:vlm",
  "drivers/input/knolls:knl",
  "drivers/block/orrery:orr",
  "sound/core/reedpipe:rdp",
].map((entry): Subsystem => {
  const [dir = "", prefix = ""] = entry.split(":");
  return { dir, prefix };
}) as [Subsystem, ...Subsystem[]];

const NOUNS = words(
  "slot peer ticket bucket lease stanza cursor ferry window ledger token shard anchor relay quota mirror basket beacon spool tally",
);
const VERBS = words(
  "attach detach refill drain commit revoke rotate probe settle splice adopt expire wake flush enlist retire clone publish poll reap",
);
const FIELDS = words(
  "flags state owner pending credits epoch backlog users limit next_due seqno cookie weight mask tail",
);

/** A function that does not exist, and where it would be. */
export interface InventedFunction {
  readonly name: string;
  readonly subsystem: Subsystem;
  readonly noun: string;
  readonly file: string;
  readonly line: number;
}

export function inventFunction(random: Random, subsystem = random.pick(SUBSYSTEMS)): InventedFunction {
  const noun = random.pick(NOUNS);
  const name = `${subsystem.prefix}_${noun}_${random.pick(VERBS)}`;
  return { name, subsystem, noun, file: `${subsystem.dir}/${noun}.c`, line: random.int(40, 2_400) };
}

export function inventField(random: Random): string {
  return random.pick(FIELDS);
}

/** Lines of C, function after function, without numbers; at least `count`. */
export function inventSource(random: Random, count: number): string[] {
  const lines: string[] = [];
  while (lines.length < count) lines.push(...functionSource(random), "");
  return lines;
}

function functionSource(random: Random): string[] {
  const { name, subsystem, noun } = inventFunction(random);
  const type = `struct ${subsystem.prefix}_${noun}`;
  const body = Array.from({ length: random.int(3, 14) }, () => statement(random, subsystem, noun)).flat();
  return [
    `/* ${sentence(random, name)} */`,
    `static int ${name}(${type} *${noun}, unsigned int ${inventField(random)})`,
    "{",
    `\t${type} *other = ${noun}->${inventField(random)};`,
    "\tint err = 0;",
    "",
    ...body.map((line) => `\t${line}`),
    "",
    "\treturn err;",
    "}",
  ];
}

type StatementMaker = (random: Random, subsystem: Subsystem, noun: string) => string[];

const STATEMENTS: [StatementMaker, ...StatementMaker[]] = [
  (random, _, noun) => [`if (READ_ONCE(${noun}->${inventField(random)}) & 0x${random.hex(4)})`, "\tgoto out;"],
  (random, _, noun) => [`spin_lock_bh(&${noun}->lock);`, `${noun}->${inventField(random)} += ${random.int(1, 64)};`],
  (_random, _, noun) => [`spin_unlock_bh(&${noun}->lock);`],
  (random, { prefix }, noun) => [
    `err = ${prefix}_${random.pick(NOUNS)}_${random.pick(VERBS)}(${noun}, other);`,
    "if (err)",
    "\treturn err;",
  ],
  (random, _, noun) => [`WRITE_ONCE(other->${inventField(random)}, ${noun}->${inventField(random)});`],
  (random, { prefix }) => [
    `list_for_each_entry(other, &${prefix}_${random.pick(NOUNS)}s, node) {`,
    `\tif (other->${inventField(random)} == ${random.int(0, 4096)})`,
    "\t\tcontinue;",
    `\t${prefix}_${random.pick(NOUNS)}_put(other);`,
    "}",
  ],
  (random) => [`/* ${sentence(random, inventField(random))} */`],
];

function statement(random: Random, subsystem: Subsystem, noun: string): string[] {
  return random.pick(STATEMENTS)(random, subsystem, noun);
}

const SENTENCES: [(name: string) => string, ...((name: string) => string)[]] = [
  (name) => `The caller of ${name} holds the lock of the parent.`,
  (name) => `${name} may sleep, so no spinlock can be held here.`,
  (name) => `A stale ${name} only delays the next pass.`,
  (name) => `Readers look at ${name} without the lock and check again.`,
  (name) => `Whoever drops the last reference to ${name} frees it.`,
  (name) => `The write to ${name} is ordered by the release of the lock.`,
  (name) => `Let me look at where ${name} is set before I decide.`,
  (name) => `So ${name} runs in softirq context, and the other side in a work item.`,
  (name) => `The value of ${name} is compared with a bound, not dereferenced.`,
  (name) => `I have not seen yet who calls ${name} after the teardown.`,
];

/** One sentence that a comment or a model could say of `name`. */
export function sentence(random: Random, name: string): string {
  return random.pick(SENTENCES)(name);
}

/** Sentences about invented functions, of about `length` characters. */
export function prose(random: Random, length: number): string {
  const sentences: string[] = [];
  for (let size = 0; size < length; ) {
    const next = sentence(random, `\`${inventFunction(random).name}\``);
    sentences.push(next);
    size += next.length + 1;
  }
  return sentences.join(" ");
}

function words(text: string): [string, ...string[]] {
  return text.split(" ") as [string, ...string[]];
}
