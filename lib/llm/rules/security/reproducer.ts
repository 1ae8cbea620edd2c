/** What a program that reproduces the bug shows of the way in. Nothing of it is run or trusted: it is evidence. */
export interface Reproducer {
  /** Calls by their full names in syzkaller's language (`syz_mount_image$ext4`); from the C program the bare ones. */
  readonly calls: readonly string[];
  /** syzkaller's sandbox: `none` (root), `setuid` (nobody), `namespace`, `android`; empty when not said. */
  readonly sandbox: string;
}

const MAX_TEXT = 500_000;
const MAX_CALLS = 400;

/** Reads the reproducers; both may be empty. */
export function readReproducer(syz: string, c: string): Reproducer {
  const program = syz.slice(0, MAX_TEXT);
  const source = c.slice(0, MAX_TEXT);
  const named = Array.from(
    program.matchAll(/^(?:r\d{1,5} = )?([a-z_0-9]{1,60}(?:\$\w{1,80})?)\(/gm),
    (match) => match[1] ?? "",
  );
  const pseudo = Array.from(source.matchAll(/\b(syz_[a-z_0-9]{1,60})\(/g), (match) => match[1] ?? "");
  const sandbox = /^#.{0,400}\bsandbox"?:"?(none|setuid|namespace|android)\b/im.exec(program)?.[1]?.toLowerCase() ?? "";
  const inSource = /\bdo_sandbox_(none|setuid|namespace|android)\(/.exec(source)?.[1] ?? "";
  return { calls: [...new Set([...named, ...pseudo])].slice(0, MAX_CALLS), sandbox: sandbox || inSource };
}

/** The first call that matches; null without one. */
export function findCall({ calls }: Reproducer, pattern: RegExp): string | null {
  return calls.find((call) => pattern.test(call)) ?? null;
}
