import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openCodeIndex } from "@/lib/codesearch/open-index";
import { stepContext } from "@/lib/testing/step-context";
import { findType, lookUpLayout } from "@/lib/tools/struct-layout-lookup";
import { differences, fromLayout, fromPahole } from "./struct-layout/pahole-text";

/*
 * Measures struct layout on a real tree, compares it with pahole member by member, and prints a Markdown table:
 *   npx tsx bench/struct-layout.ts <gitDir> <full commit hash> [.config]
 * pahole reads objects that the kernel's makefiles built with -g in a folder of their own, of the files named here.
 */

const types: readonly (readonly [name: string, object: string])[] = [
  ["struct smc_sock", "net/smc/af_smc.o"],
  ["struct sock", "net/ipv4/tcp.o"],
  ["struct tcp_sock", "net/ipv4/tcp.o"],
  ["struct task_struct", "kernel/fork.o"],
  ["struct mm_struct", "kernel/fork.o"],
  ["struct signal_struct", "kernel/fork.o"],
  ["struct sk_buff", "net/core/skbuff.o"],
  ["struct net_device", "net/core/dev.o"],
  ["struct socket", "net/socket.o"],
  ["struct file", "fs/file_table.o"],
  ["struct inode", "fs/inode.o"],
  ["struct dentry", "fs/dcache.o"],
  ["struct super_block", "fs/super.o"],
  ["struct ext4_inode_info", "fs/ext4/super.o"],
  ["struct page", "mm/slub.o"],
  ["struct kmem_cache", "mm/slub.o"],
  ["struct vm_area_struct", "mm/mmap.o"],
  ["struct rq", "kernel/sched/core.o"],
  ["struct cfs_rq", "kernel/sched/core.o"],
  ["struct workqueue_struct", "kernel/workqueue.o"],
  ["struct worker_pool", "kernel/workqueue.o"],
  ["struct timer_base", "kernel/time/timer.o"],
  ["struct perf_event", "kernel/events/core.o"],
  ["struct io_kiocb", "io_uring/io_uring.o"],
  ["struct bio", "block/blk-core.o"],
  ["struct request_queue", "block/blk-core.o"],
  ["struct device", "drivers/base/core.o"],
  ["struct nf_conn", "net/netfilter/nf_conntrack_core.o"],
  ["struct thread_info", "kernel/fork.o"],
  ["union bpf_attr", "kernel/bpf/syscall.o"],
];
const EXTRA_OPTIONS =
  "CONFIG_INFINIBAND=y\nCONFIG_SMC=y\nCONFIG_BPF_SYSCALL=y\nCONFIG_KASAN=y\nCONFIG_PROVE_LOCKING=y\n";
const ARCH = "amd64";

const [gitDir = "", commit = "", configFile = ""] = process.argv.slice(2);
if (commit === "") throw new Error("Give a git directory and a full commit hash.");
const config =
  configFile === ""
    ? execFileSync("git", [`--git-dir=${gitDir}`, "show", `${commit}:arch/x86/configs/x86_64_defconfig`], {
        encoding: "utf8",
      }) + EXTRA_OPTIONS
    : readFileSync(configFile, "utf8");
const home = mkdtempSync(path.join(tmpdir(), "assay-layout-"));

/** Objects with debug information, built by the kernel's own makefiles beside what is measured. */
function buildObjects(tree: string): string {
  const obj = path.join(home, "truth");
  mkdirSync(obj);
  writeFileSync(path.join(obj, ".config"), config);
  const objects = [...new Set(types.map(([, object]) => object))];
  for (const goals of [["olddefconfig"], ["prepare"], objects]) {
    const args = ["-C", tree, `O=${obj}`, "-j2", "-k", "ARCH=x86_64", "KCFLAGS=-g", ...goals];
    execFileSync("make", args, { stdio: ["ignore", "ignore", "inherit"] });
  }
  return obj;
}

async function measure(): Promise<void> {
  const index = await openCodeIndex({ gitDir, commit, cacheDir: path.join(home, "codesearch") });
  await index.settle(600_000);
  const context = { ...stepContext(home), workspace: { home, mayBuild: "own" as const } };
  const state = { KernelRepo: gitDir, KernelHash: commit, Index: "", KernelConfig: config, TargetArch: ARCH };
  const ask = async (name: string) => {
    const start = performance.now();
    const [keyword = "", bare = ""] = name.split(" ");
    const type = await findType(context, state, { keyword, name: bare }, "");
    const result =
      "hint" in type ? { state: "unknown" as const, why: type.hint } : await lookUpLayout(context, state, type);
    return { result, seconds: (performance.now() - start) / 1000 };
  };

  const first = await ask("struct list_head");
  if (first.result.state === "unknown") throw new Error(first.result.why);
  console.error(`first: ${first.seconds.toFixed(1)} s`);
  const obj = buildObjects(path.join(home, "worktrees", commit));
  const rows: string[] = [];
  const times: number[] = [];
  const again: number[] = [];
  let members = 0;
  for (const [name, object] of types) {
    const { result, seconds } = await ask(name);
    times.push(seconds);
    again.push((await ask(name)).seconds);
    if (result.state === "unknown") {
      rows.push(`| ${name} | – | – | ${result.why.replaceAll("\n", " ")} |`);
      continue;
    }
    const text = execFileSync("pahole", ["-C", name.split(" ")[1] ?? "", path.join(obj, object)], { encoding: "utf8" });
    const ours = fromLayout(result.layout);
    const found = differences(ours, fromPahole(text));
    for (const each of found) console.error(`${name}: ${each}`);
    members += ours.members.length;
    const verdict = found.length === 0 ? "the same" : `${found.length} differences`;
    rows.push(`| ${name} | ${ours.size} | ${ours.members.length} | ${verdict} |`);
  }
  console.log("| type | bytes | members | against pahole |\n|---|---|---|---|");
  console.log(rows.join("\n"));
  console.log(`\n${members} members of ${types.length} types.`);
  console.log(`First answer, with checkout and \`make olddefconfig prepare\`: ${first.seconds.toFixed(1)} s.`);
  console.log(`Each further type: ${spread(times)}. The same type again: ${spread(again)}.`);
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return `median ${median.toFixed(2)} s, longest ${(sorted.at(-1) ?? Number.NaN).toFixed(2)} s`;
}

try {
  await measure();
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exit(0);
