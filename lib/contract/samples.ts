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
  // Empty, as it may be: whoever puts a report of their own over a sample's must not send the sample's configuration with it.
  KernelConfig: "",
  TargetOS: "linux",
  TargetArch: "amd64",
};

const keepaliveTitle = "KASAN: slab-use-after-free Write in tether_peer_keepalive";

/** One job for each thing that a newcomer should see: a benign race, a harmful race, a report that can be acted on. */
export const sampleJobs: readonly SampleJob[] = [
  {
    workflow: "assessment-kcsan",
    title: "KCSAN: data-race in tether_fin_work / tether_poll",
    args: { CrashReport: tetherPollReport, ...kernelArgs },
  },
  {
    workflow: "assessment-kcsan",
    title: "KCSAN: data-race in wirepair_rx / wirepair_watchdog",
    args: { CrashReport: wirepairWatchdogReport, ...kernelArgs },
  },
  {
    workflow: "moderation",
    title: keepaliveTitle,
    args: {
      BugTitle: keepaliveTitle,
      CrashReport: tetherKeepaliveReport,
      ...kernelArgs,
    },
  },
];
