import { findFrame, isTriggered } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

const VHOST = /^drivers\/vhost\//;

export const vhostWorker: SurfaceRule = {
  name: "vhost-worker",
  output: "VMGuestTrigger",
  because: "The worker of vhost reads the rings that the guest writes.",
  source: "drivers/vhost/Kconfig",
  section: "the host side of a virtio ring",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) => VHOST.test(frame.file),
      (path) => isTriggered(path) && path.context !== "system call",
    ),
};
