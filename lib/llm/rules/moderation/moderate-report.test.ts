import { expect, test } from "vitest";
import { tetherKeepaliveReport } from "@/lib/contract/sample-reports/tether-keepalive-report";
import { checkCitations } from "@/lib/testing/check-citations";
import { talk, type VirtualTree } from "@/lib/testing/virtual-tree";
import { citeRule } from "../cited-rule";
import { createRulesModel } from "../rules-model";
import { free } from "./checks/free";
import { oneObject } from "./checks/one-object";
import { workStillRuns } from "./root-causes/work-still-runs";

const tree: VirtualTree = {
  "net/tether/peer.c": `${"\n".repeat(43)}static void tether_peer_keepalive(struct work_struct *work)
{
	a();







	peer->failures = 0;
}

static struct tether_peer *tether_peer_create(u32 node)
{
	return kzalloc(8);
}

static void tether_peer_destroy(struct tether_peer *peer)
{
	kfree(peer);
}

void tether_peer_put(struct tether_peer *peer)
{
	tether_peer_destroy(peer);
}
`,
};

const title = "KASAN: slab-use-after-free Write in tether_peer_keepalive";

function moderate(report: string, bugTitle = title, over = tree) {
  return talk(createRulesModel(), over, { BugTitle: bugTitle, CrashReport: report }, ["Actionable", "Confident"]);
}

test("three stacks about one object are actionable", async () => {
  const { results, reply, calls } = await moderate(tetherKeepaliveReport);
  expect(results.Actionable).toBe(true);
  expect(calls).toContain("codesearch-definition-source tether_peer_create");
  expect(reply).toContain("128 bytes into the 192-byte object");
  expect(reply).toContain("`tether_peer_destroy` frees: it calls `kfree()` (net/tether/peer.c:64)");
  expect(reply).not.toContain("likely root cause");
});

test("what decided is told with its reason and its source, and what decides nothing without", async () => {
  const { reply } = await moderate(tetherKeepaliveReport);
  expect(reply).toContain(
    `- ✅ ${citeRule(oneObject, "0xffff88810d2c4a40 is 128 bytes into the 192-byte object at 0xffff88810d2c49c0 of cache kmalloc-192")}`,
  );
  expect(reply).toMatch(/^- ✅ \*\*free\*\*: `tether_peer_destroy` frees: .*\(net\/tether\/peer\.c:64\)\.$/m);
  const renamed = {
    "net/tether/peer.c": (tree["net/tether/peer.c"] ?? "")
      .replace("kfree(peer)", "done(peer)")
      .replace("\ttether_peer_destroy(", "\tdone("),
  };
  const open = await moderate(tetherKeepaliveReport, title, renamed);
  const unseen = "in `tether_peer_destroy`, `tether_peer_put` I see no call that frees the object";
  expect(open.reply).toContain(`- ❓ ${citeRule(free, unseen)}`);
  expect(open.results).toEqual({ Actionable: true, Confident: false });
  expect(open.reply).toContain("Open: in-tree, lines, free. A failure there would change the verdict.");
});

test("one check that fails settles it, whatever is open", async () => {
  const report = tetherKeepaliveReport.replace(/Freed by task[\s\S]*?\n\n/, "");
  const { results, reply, thoughts } = await moderate(report);
  expect(results).toEqual({ Actionable: false, Confident: true });
  expect(reply).toContain("**Not actionable**: the stack of free is missing.\n");
  expect(reply).toContain("A maintainer cannot act on it as it is: object-stacks failed.");
  expect(reply).toContain("Open: in-tree, lines, free. The verdict does not depend on it.");
  expect(thoughts.at(-2)).toBe("The report fails object-stacks: it is not actionable.");
});

test("all that failed is told", async () => {
  const { results, reply } = await moderate("[   12.0] usb 1-1: new device");
  expect(results).toEqual({ Actionable: false, Confident: true });
  expect(reply).toContain(
    "**Not actionable**: no report of a known kind was found in the text; the report has no stack",
  );
  expect(reply).not.toContain("in-tree");
});

test("every line that the explanation cites stands there", async () => {
  const { reply } = await moderate(tetherKeepaliveReport);
  const { checked, wrong } = checkCitations(reply, (path) => tree[path]?.split("\n") ?? null);
  expect(checked).toBeGreaterThan(8);
  expect(wrong).toEqual([]);
});

test("a likely root cause is told beside the checks", async () => {
  const handler = "\tstruct tether_peer *peer = container_of(work, struct tether_peer, keepalive.work);\n";
  const source = (tree["net/tether/peer.c"] ?? "")
    .replace("\ta();\n", handler)
    .replace("\tkfree(peer);", "\tcancel_delayed_work(&peer->keepalive);\n\tkfree(peer);");
  const { reply } = await moderate(tetherKeepaliveReport, title, { "net/tether/peer.c": source });
  expect(reply).toContain("### A likely root cause\n\n- **work-still-runs**: `tether_peer_destroy` cancels the work");
  expect(reply).toContain(`. ${workStillRuns.because} Source: ${workStillRuns.source}, `);
});
