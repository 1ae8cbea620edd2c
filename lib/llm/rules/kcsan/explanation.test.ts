import { expect, test } from "vitest";
import { lineOf, talk, type VirtualTree } from "@/lib/testing/virtual-tree";
import { createRulesModel } from "../rules-model";

const FILE = "net/x.c";

const tree: VirtualTree = {
  [FILE]: `struct sock {
	int x_err;
	unsigned int shut_mask;
};

static void x_connect(struct sock *sk, int rc)
{
	lock_sock(sk);
	sk->x_err = -rc; /* W */
	if (rc == 1)
		sk->x_err = EPIPE; /* pipe */
	else
		sk->x_err = ECONNREFUSED; /* refused */
	sk->shut_mask |= RCV_SHUTDOWN; /* M */
	if (sk->x_err)
		sk->sk_state_change(sk);
	release_sock(sk);
}

static int x_poll(struct sock *sk, struct x_sock *x)
{
	int mask = 0;

	if (x->fallback)
		sk->x_err = x->clcsock->sk->x_err; /* own */
	if (sk->x_err) /* R */
		mask |= EPOLLERR;
	if (sk->shut_mask & RCV_SHUTDOWN) /* S */
		mask |= EPOLLIN;
	return mask;
}

static void x_accept(struct sock *sk)
{
	sk->x_err = ENOMEM; /* bare */
	lock_sock(sk);
	sk->x_err = 0; /* locked */
	sk->shut_mask = 0; /* clear */
	release_sock(sk);
}
`,
};

const at = (mark: string) => `${FILE}:${lineOf(tree, FILE, mark)}`;

interface Race {
  readonly write: string;
  readonly read: string;
  readonly writeKind?: string;
  readonly change?: string;
}

function report({ write, read, writeKind = "write", change = "0x00000000 -> 0x0000006f" }: Race): string {
  return `BUG: KCSAN: data-race in x_connect / x_poll

${writeKind} to 0xffff888100001000 of 4 bytes by task 1 on cpu 0:
 x_connect+0x1/0x2 ${write}

read to 0xffff888100001000 of 4 bytes by task 2 on cpu 1:
 x_poll+0x1/0x2 ${read}

value changed: ${change}
`;
}

async function explain(CrashReport: string): Promise<string> {
  const { reply } = await talk(createRulesModel(), tree, { CrashReport }, ["Benign", "Confident"]);
  return reply;
}

/** The bullet or paragraph of `reply` that holds `text`. */
function lineWith(reply: string, text: string): string {
  return reply.split("\n").find((line) => line.includes(text)) ?? "";
}

const errorRace = () => report({ write: at("/* W */"), read: at("/* R */") });
const moved = () => report({ write: `${FILE}:900`, read: `${FILE}:950` });

test("alternatives access the same object and may store what the report saw", async () => {
  const reply = await explain(moved());
  const [first, second] = reply.split("**2. `x_poll`**");
  expect(lineWith(first ?? "", "may as well mean")).toContain(at("/* refused */"));
  expect(lineWith(first ?? "", "may as well mean")).not.toContain(at("/* pipe */"));
  expect(lineWith(second ?? "", "may as well mean")).not.toContain(at("/* own */"));
});

test("accesses in the racing functions are not counted as accesses elsewhere, their writes are named", async () => {
  const reply = await explain(errorRace());
  const plain = lineWith(reply, "Plain accesses of");
  expect(plain).toContain(": 2,");
  expect(plain).toContain(at("/* bare */"));
  expect(plain).not.toContain(at("/* W */"));
  expect(lineWith(reply, "`x_poll` itself")).toContain(`${at("/* own */")} (with no lock seen)`);
  expect(lineWith(reply, "`x_connect` itself")).toContain(`${at("/* pipe */")} (under \`socket lock\`)`);
});

test("every write elsewhere has its own locks", async () => {
  const reply = await explain(errorRace());
  expect(lineWith(reply, `- ${at("/* bare */")}`)).toContain("with no lock taken");
  expect(lineWith(reply, `- ${at("/* locked */")}`)).toContain("under `socket lock`");
});

test("a wake-up under a condition may happen", async () => {
  const reply = await explain(errorRace());
  expect(reply).toContain(`may call \`sk_state_change\` (${at("sk->sk_state_change(sk)")}, under \`if (sk->x_err)\`)`);
});

test("bits of a mask are no flag, and the lock at the other writes settles the lost update", async () => {
  const change = "0x00000000 -> 0x00000001";
  const race = { write: at("/* M */"), read: at("/* S */"), writeKind: "read-write", change };
  const reply = await explain(report(race));
  expect(reply).toContain("0x1 was set in a mask of bits, by `sk->shut_mask |= RCV_SHUTDOWN`");
  expect(reply).not.toContain("looks like a flag");
  expect(reply).toContain(`No update is lost: the other writes of \`shut_mask\` hold it too, at ${at("/* clear */")}`);
  expect(reply).toContain("The verdict is sure because **hint-only** is a good reason");
});

test("functions of another tree are said to be that, and no candidate is claimed", async () => {
  const reply = await explain(
    errorRace().replaceAll("x_connect", "y_connect").replaceAll("x_poll", "y_poll").replaceAll(FILE, "net/y.c"),
  );
  expect(reply).toContain("The report is of another tree");
  expect(reply).not.toContain("field is left");
  expect(reply).not.toContain("another commit");
});

test.each([
  ["text", "hello this is not a report", "no report was found in the text"],
  [
    "a KASAN report",
    "BUG: KASAN: slab-out-of-bounds in f+0x1/0x2\nRead of size 4 at addr ffff888100001000 by task a/1\n",
    "KASAN",
  ],
  ["a report without accesses", "BUG: KCSAN: data-race in a / b\n", "cut off"],
])("%s is refused", async (_, text, reason) => {
  await expect(explain(text)).rejects.toThrow(
    /^CrashReport holds no KCSAN data-race report: .*as the kernel printed it/,
  );
  await expect(explain(text)).rejects.toThrow(reason);
});
