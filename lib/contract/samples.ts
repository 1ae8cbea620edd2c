import { tetherKeepaliveReport } from "./sample-reports/tether-keepalive-report";
import { tetherPollReport } from "./sample-reports/tether-poll-report";
import { wirepairWatchdogReport } from "./sample-reports/wirepair-watchdog-report";

/** A job that works on every installation: its kernel is the tree that assay ships. */
export interface SampleJob {
  readonly workflow: string;
  /** As syzbot titles the report. */
  readonly title: string;
  /** By the names of the workflow's inputs. */
  readonly args: Readonly<Record<string, string>>;
}

/** The KernelRepo that stands for the shipped tree. */
export const SAMPLE_REPOSITORY = "assay:sample";

const kernelArgs = {
  KernelRepo: SAMPLE_REPOSITORY,
  KernelCommit: "HEAD",
  TargetOS: "linux",
  TargetArch: "amd64",
};

const kcsanConfig = "CONFIG_SMP=y\nCONFIG_NET=y\nCONFIG_TETHER=y\nCONFIG_WIREPAIR=y\nCONFIG_KCSAN=y\n";
const kasanConfig = "CONFIG_SMP=y\nCONFIG_NET=y\nCONFIG_TETHER=y\nCONFIG_KASAN=y\nCONFIG_KASAN_GENERIC=y\n";

const keepaliveTitle = "KASAN: slab-use-after-free Write in tether_peer_keepalive";

/** One job for each thing that a newcomer should see: a benign race, a harmful race, a report that can be acted on. */
export const sampleJobs: readonly SampleJob[] = [
  {
    workflow: "assessment-kcsan",
    title: "KCSAN: data-race in tether_fin_work / tether_poll",
    args: { CrashReport: tetherPollReport, ...kernelArgs, KernelConfig: kcsanConfig },
  },
  {
    workflow: "assessment-kcsan",
    title: "KCSAN: data-race in wirepair_rx / wirepair_watchdog",
    args: { CrashReport: wirepairWatchdogReport, ...kernelArgs, KernelConfig: kcsanConfig },
  },
  {
    workflow: "moderation",
    title: keepaliveTitle,
    args: {
      BugTitle: keepaliveTitle,
      CrashReport: tetherKeepaliveReport,
      ...kernelArgs,
      KernelConfig: kasanConfig,
    },
  },
];
