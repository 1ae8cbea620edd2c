import { type InventedFunction, inventFunction } from "./invented-code";
import type { Random } from "./random";

export type BugKind = "KCSAN" | "KASAN" | "WARNING";

/** A bug's title, as dashboards write it. */
export function bugTitle(kind: BugKind, first: InventedFunction, second: InventedFunction): string {
  switch (kind) {
    case "KCSAN":
      return `KCSAN: data-race in ${first.name} / ${second.name}`;
    case "KASAN":
      return `KASAN: slab-use-after-free Read in ${first.name}`;
    default:
      return `WARNING in ${first.name}`;
  }
}

/** A report of about `length` characters, as a kernel would print it. */
export function reportText(
  random: Random,
  bug: { kind: BugKind; first: InventedFunction; second: InventedFunction; length: number },
): string {
  const { kind, first, second, length } = bug;
  const share = Math.max(400, length - 700);
  const task = () => random.int(40, 32_000);
  const head = { KCSAN: kcsanHead, KASAN: kasanHead, WARNING: warningHead }[kind](random, first, second);
  const stacks =
    kind === "WARNING"
      ? ["Call Trace:", " <TASK>", ...stack(random, second, share), " </TASK>"]
      : [
          ...stack(random, first, share / (kind === "KASAN" ? 3 : 2)),
          "",
          ...(kind === "KCSAN"
            ? [
                `read to 0xffff8881${random.hex(8)} of 4 bytes by task ${task()} on cpu 1:`,
                ...stack(random, second, share / 2),
              ]
            : [
                `Allocated by task ${task()}:`,
                ...stack(random, second, share / 3),
                "",
                `Freed by task ${task()}:`,
                ...stack(random, inventFunction(random, first.subsystem), share / 3),
              ]),
        ];
  const rule = "=".repeat(66);
  return [rule, ...head, ...stacks, "", ...tail(random), rule, ""].join("\n");
}

type Head = (random: Random, first: InventedFunction, second: InventedFunction) => string[];

const kcsanHead: Head = (random, first, second) => [
  `BUG: KCSAN: data-race in ${first.name} / ${second.name}`,
  "",
  `write to 0xffff8881${random.hex(8)} of 4 bytes by task ${random.int(40, 32_000)} on cpu 0:`,
];

const kasanHead: Head = (random, first) => [
  `BUG: KASAN: slab-use-after-free in ${first.name}+0x${random.hex(2)}/0x${random.hex(3)} ${first.file}:${first.line}`,
  `Read of size 8 at addr ffff8881${random.hex(8)} by task kworker/u8:3/${random.int(40, 32_000)}`,
  "",
];

const warningHead: Head = (random, first) => [
  `WARNING: CPU: ${random.int(0, 7)} PID: ${random.int(40, 32_000)} at ${first.file}:${first.line} ${first.name}+0x${random.hex(2)}/0x${random.hex(3)} ${first.file}:${first.line}`,
  "Modules linked in:",
  `RIP: 0010:${first.name}+0x${random.hex(2)}/0x${random.hex(3)} ${first.file}:${first.line}`,
  `RAX: 0000000000000000 RBX: ffff8881${random.hex(8)} RCX: 0000000000000000`,
];

/** Frames below `top`, about `length` characters. */
function stack(random: Random, top: InventedFunction, length: number): string[] {
  const frames = [frame(random, top)];
  for (let size = 0; size < length; ) {
    const next = frame(random, inventFunction(random, random.chance(0.6) ? top.subsystem : undefined));
    frames.push(next);
    size += next.length + 1;
  }
  return frames;
}

function frame(random: Random, { name, file, line }: InventedFunction): string {
  const offset = random.chance(0.3) ? "" : `+0x${random.hex(3)}/0x${random.hex(3)}`;
  return ` ${name}${offset} ${file}:${line}${offset === "" ? " [inline]" : ""}`;
}

function tail(random: Random): string[] {
  return [
    `CPU: ${random.int(0, 7)} UID: 0 PID: ${random.int(40, 32_000)} Comm: runner Not tainted load-${random.hex(8)} #0 PREEMPT(full)`,
    "Hardware name: invented board, firmware 0.1 01/01/2026",
  ];
}
