import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unsupportedClaims } from "@/lib/contract/evidence";
import { sampleJobs } from "@/lib/contract/samples";
import { emptySpan, type Span } from "@/lib/contract/span";
import { createMemoryContext } from "@/lib/engine/memory-context";
import { runFlow } from "@/lib/engine/run-flow";
import { findFlow } from "@/lib/flows/registry";
import { createRulesModel } from "@/lib/llm/rules/rules-model";
import { SpanLog } from "@/lib/testing/span-log";
import { Examiner } from "./examine";

/*
 * False citations, one of a kind in each of 20 explanations over the trajectories of the sample reports: those of the rules expert
 * and others, written here as models write. Each is checked without the plant first, when everything in it is true.
 */

interface Run {
  readonly explanation: string;
  readonly report: string;
  readonly spans: readonly Span[];
}

const runs = new Map<string, Run>();
const home = mkdtempSync(path.join(tmpdir(), "assay-evidence-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeAll(async () => {
  for (const { title, workflow, args } of sampleJobs) {
    const flow = findFlow(workflow);
    if (flow === null) throw new Error(`There is no workflow ${workflow}.`);
    const log = new SpanLog();
    const context = createMemoryContext({
      model: "rules",
      openModel: createRulesModel,
      workspace: { home },
      spans: log,
    });
    const { Explanation } = await runFlow(flow, { ...args }, context);
    runs.set(title, {
      explanation: String(Explanation),
      report: args.CrashReport ?? "",
      spans: [...log.spans, history],
    });
  }
});

/** As git-log and git-blame answer. */
const history: Span = {
  ...emptySpan,
  seq: 90,
  parent: 3,
  nesting: 2,
  type: "tool",
  name: "git-log",
  step: "git-log",
  started: "2026-01-14T23:02:00Z",
  finished: "2026-01-14T23:02:01Z",
  args: JSON.stringify({ Path: "net/tether", Message: "0badc0ffee12" }),
  results: JSON.stringify({
    Commits: ["4f1d2a9c7b3e 2026-01-02 A. Author: tether: mark lockless accesses of sk_err"],
    Total: 1,
    Truncated: false,
    Hint: "Nothing was found for tether_ghost_helper.",
  }),
};

const poll = `The race is between \`tether_fin_work\` (net/tether/af_tether.c:27) and \`tether_poll()\` at net/tether/af_tether.c:126.
The writer holds the socket lock: \`lock_sock(sk)\` at \`net/tether/af_tether.c:25\`. The reader in net/tether/af_tether.c
only tests \`RCV_SHUTDOWN\`; see net/tether/af_tether.c:124-127:

\`\`\`c
	if (READ_ONCE(sk->sk_err))
		mask |= EPOLLERR;
	if (tsk->shut_mask & RCV_SHUTDOWN)
\`\`\`

1. \`struct tether_sock\` declares \`unsigned int shut_mask;\` (include/net/tether.h:96), so a load cannot tear.
2. \`tether_shutdown\` at net/tether/af_tether.c:153 reads \`WRITE_ONCE(tsk->shut_mask, tsk->shut_mask | how);\`.
3. Commit 4f1d2a9c7b3e marked \`sk_err\` in the same way; \`struct tether_sock::shut_mask\` was left out.

A fix would be to use \`READ_ONCE(tsk->shut_mask)\` in \`tether_poll\`, and \`data_race()\` elsewhere. The value changed 0x00000000 -> 0x00000001,
by task 1291 at 0xffff88810a3c4c50, as \`do_sys_poll\` (fs/select.c:1015) shows.
`;

const watchdog = `\`wirepair_watchdog\` frees \`port->partial\` without \`rx_lock\`:

\`\`\`
93: 		kfree_skb(port->partial);
94: 		port->partial = NULL;
\`\`\`

while \`wirepair_rx\` (drivers/net/wirepair.c:64) holds \`spin_lock_bh(&port->rx_lock)\` and goes on with \`skb_put_data(skb, ...)\` at
drivers/net/wirepair.c:69. At drivers/net/wirepair.c:45 in \`struct wirepair_port\` the field is a \`struct sk_buff *\`. | CPU | does |
|---|---|
| 0 | \`netif_rx(skb)\` |
| 1 | \`kfree_skb()\` |
`;

const keepalive = `\`tether_peer_destroy()\` [net/tether/peer.c:74-78] calls \`cancel_delayed_work(&peer->keepalive)\` — which does not wait — and
\`kfree(peer)\`. **\`tether_peer_keepalive\`** at net/tether/peer.c:52: \`WRITE_ONCE(peer->failures, 0);\` is the access.
\`tether_peer_create\`, defined in net/tether/peer.c:59–72, allocates it with \`kzalloc(sizeof(*peer), GFP_ATOMIC)\`; \`->keepalive\` is the work.
The allocation is in \`tether_peer_get\` (peer.c:115). \`tether_peer_forget\` and \`tether_ioctl\` are in the report only.
`;

const cases: readonly [kind: string, run: string, own: string | null, from: string, to: string][] = [
  [
    "wrong line",
    "tether_poll",
    poll,
    "`tether_poll()` at net/tether/af_tether.c:126",
    "`tether_poll()` at net/tether/af_tether.c:26",
  ],
  ["line beyond the file", "tether_poll", poll, "(net/tether/af_tether.c:27)", "(net/tether/af_tether.c:9027)"],
  ["line not shown", "tether_poll", poll, "(include/net/tether.h:96)", "(include/net/tether.h:12)"],
  ["wrong file", "tether_poll", poll, "reader in net/tether/af_tether.c", "reader in net/tether/tether_core.c"],
  ["nonexistent function", "tether_poll", poll, "as `do_sys_poll`", "as `tether_poll_locked`, called by `do_sys_poll`"],
  ["struct never shown", "tether_poll", poll, "`struct tether_sock` declares", "`struct tether_endpoint` declares"],
  ["invented commit", "tether_poll", poll, "4f1d2a9c7b3e", "9e1d2a9c7b3e"],
  ["hash that was only asked for", "tether_poll", poll, "4f1d2a9c7b3e", "0badc0ffee12"],
  [
    "name that a tool only repeated",
    "tether_poll",
    poll,
    "`tether_shutdown` at",
    "`tether_shutdown` calls `tether_ghost_helper`, at",
  ],
  [
    "quoted code that is not there",
    "tether_poll",
    poll,
    "reads `WRITE_ONCE(tsk->shut_mask, tsk->shut_mask | how);`",
    "reads `tsk->shut_mask |= how;`",
  ],
  ["quoted block that is not there", "tether_poll", poll, "		mask |= EPOLLERR;", "		mask |= EPOLLERR | EPOLLPRI;"],
  [
    "member that the struct does not have",
    "tether_poll",
    poll,
    "`struct tether_sock::shut_mask` was",
    "`struct tether_sock::sk_state` was",
  ],
  [
    "line that does not say this",
    "wirepair_watchdog",
    watchdog,
    "93: 		kfree_skb(port->partial);",
    "93: 		kfree_skb(skb);",
  ],
  ["shifted numbers", "wirepair_watchdog", watchdog, "94: 		port->partial = NULL;", "95: 		port->partial = NULL;"],
  [
    "function with another function's line",
    "wirepair_watchdog",
    watchdog,
    "`wirepair_rx` (drivers/net/wirepair.c:64)",
    "`wirepair_rx` (drivers/net/wirepair.c:94)",
  ],
  [
    "call that is elsewhere",
    "wirepair_watchdog",
    watchdog,
    "at\ndrivers/net/wirepair.c:69",
    "at drivers/net/wirepair.c:61",
  ],
  [
    "range that goes too far",
    "tether_peer_keepalive",
    keepalive,
    "net/tether/peer.c:59–72",
    "net/tether/peer.c:59–104",
  ],
  [
    "code at a line of something else",
    "tether_peer_keepalive",
    keepalive,
    "net/tether/peer.c:52: `WRITE_ONCE",
    "net/tether/peer.c:47: `WRITE_ONCE",
  ],
  [
    "line in the expert's own words",
    "tether_poll",
    null,
    "taken at net/tether/af_tether.c:25",
    "taken at net/tether/af_tether.c:75",
  ],
  [
    "caller in the expert's own words",
    "tether_peer_keepalive",
    null,
    "it calls `kfree()` (net/tether/peer.c:77)",
    "it calls `tether_peer_unlink()` (net/tether/peer.c:77)",
  ],
];

function examine(title: string, own: string | null, change: (text: string) => string = (text) => text) {
  const run = [...runs].find(([name]) => name.includes(title))?.[1];
  if (run === undefined) throw new Error(`There is no sample about ${title}.`);
  const explanation = change(own ?? run.explanation);
  const examiner = new Examiner({ explanation, report: run.report, config: "", title });
  for (const span of run.spans) examiner.add(span);
  return { explanation, ...examiner.outcome() };
}

test("20 kinds of false citations: 19 at least are found", () => {
  expect(cases).toHaveLength(20);
  const missed = cases.filter(([, run, own, from, to]) => {
    return unsupportedClaims(examine(run, own, (text) => text.replace(from, to))).length === 0;
  });
  expect(missed.map(([kind]) => kind)).toEqual([]);
});

test.each(cases)("%s: nothing else is marked", (_, run, own, from, to) => {
  const { explanation, claims } = examine(run, own, (text) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  });
  const at = explanation.indexOf(to);
  const outside = unsupportedClaims({ claims }).filter(
    ({ start, end }) => end <= at - 200 || start >= at + to.length + 200,
  );
  expect(outside).toEqual([]);
  expect(unsupportedClaims({ claims })).toHaveLength(1);
});

test.each([
  ["tether_poll", null],
  ["wirepair_watchdog", null],
  ["tether_peer_keepalive", null],
  ["tether_poll", poll],
  ["wirepair_watchdog", watchdog],
  ["tether_peer_keepalive", keepalive],
])("no true claim about %s is marked", (run, own) => {
  const { claims, isPartial } = examine(run, own);
  expect(unsupportedClaims({ claims })).toEqual([]);
  expect(claims.length).toBeGreaterThan(10);
  expect(isPartial).toBe(false);
});

test("every claim leads to a span that is there and ended well, and stands where it says", () => {
  for (const [title, { spans }] of runs) {
    const { claims, explanation } = examine(title, null);
    for (const { support, start, text } of claims) {
      if (support.kind === "span") expect(spans.find(({ seq }) => seq === support.seq)).toMatchObject({ error: "" });
      expect(explanation.slice(start)).toContain(text);
    }
  }
});

test("frames say which span read them, and stacks whether they were examined", () => {
  const { stacks } = examine("tether_peer_keepalive", null);
  const read = stacks.map(({ frames }) => frames.filter(({ seq }) => seq !== null).map((frame) => frame.function));
  expect(read).toEqual([
    ["tether_peer_keepalive"],
    ["tether_peer_create", "tether_peer_get", "tether_connect"],
    ["tether_peer_destroy", "tether_peer_put", "tether_peer_forget"],
    [],
  ]);
});
