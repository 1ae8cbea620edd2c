import { stepName } from "../../path/step";
import { findFrame, isTriggered } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

const VIRTIO =
  /^(?:(?:drivers|sound)\/(?:[\w-]+\/)*(?:virtio|hv|hyperv|xen)|arch\/x86\/(?:coco|hyperv|xen)|drivers\/virt\/coco)\//;

const VIRTIO_DRIVER = /(?:^|\/)(?:virtio_\w+|\w*_virtio|hv_\w+|\w*hyperv\w*|xen-\w+)\.c$/;

const HOST_ANSWERS =
  /^(?:vring_interrupt|virtqueue_\w+|vp_(?:vring_)?interrupt|vm_interrupt|vmbus_\w+|hv_\w+|xenvif_\w+|virtio_dev_probe|virtnet_(?:poll|receive|probe)|receive_buf|tdx_\w+|ghcb_\w+|sev_es_\w+)$/;

const TAKES_IN = /(?:probe|interrupt|receive|recv|_rx|poll|done|complete|irq|config_changed|callback)/;

export const hostDevice: SurfaceRule = {
  name: "host-device",
  output: "VMHostTrigger",
  because: "What the host puts into shared rings and answers is untrusted in a confidential guest.",
  source: "Documentation/security/snp-tdx-threat-model.rst",
  section: "potentially misbehaving host",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) =>
        HOST_ANSWERS.test(stepName(frame)) ||
        ((VIRTIO.test(frame.file) || VIRTIO_DRIVER.test(frame.file)) && TAKES_IN.test(stepName(frame))),
      isTriggered,
    ),
};
