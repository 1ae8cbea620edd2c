import type { StackPath } from "../path/stack-path";
import { stepName } from "../path/step";
import { findFrame, isTriggered, type SurfaceRule } from "./surface-rule";

const KVM = /^(?:arch\/\w+\/kvm|virt\/kvm)\//;
const RUNS_GUEST =
  /^(?:kvm_arch_vcpu_ioctl_run|vcpu_enter_guest|vcpu_run|vmx_handle_exit|__vmx_handle_exit|svm_handle_exit|svm_invoke_exit_handler|handle_exit|kvm_handle_\w*exit|x86_emulate_\w+|kvm_emulate_\w+|kvm_mmu_page_fault)$/;
const VHOST = /^drivers\/vhost\//;
const VIRTIO =
  /^(?:drivers\/virtio|drivers\/hv|drivers\/xen|arch\/x86\/(?:coco|hyperv|xen)|drivers\/virt\/coco|sound\/virtio)\//;
const VIRTIO_DRIVER = /(?:^|\/)(?:virtio_\w+|\w*_virtio|hv_\w+|\w*hyperv\w*|xen-\w+)\.c$/;
const HOST_ANSWERS =
  /^(?:vring_interrupt|virtqueue_\w+|vp_(?:vring_)?interrupt|vm_interrupt|vmbus_\w+|hv_\w+|xenvif_\w+|virtio_dev_probe|virtnet_(?:poll|receive|probe)|receive_buf|tdx_\w+|ghcb_\w+|sev_es_\w+)$/;

export const guestExit: SurfaceRule = {
  name: "guest-exit",
  output: "VMGuestTrigger",
  because:
    "This code runs in the host for what a guest just did: its registers, memory and instructions are the guest's choice.",
  source: "Documentation/virt/kvm/x86/index.rst",
  applies: (evidence) =>
    findFrame(evidence, (frame) => KVM.test(frame.file) && RUNS_GUEST.test(stepName(frame)), isTriggered),
};

export const vhostWorker: SurfaceRule = {
  name: "vhost-worker",
  output: "VMGuestTrigger",
  because: "The worker of vhost reads the rings that the guest writes.",
  source: "drivers/vhost/Kconfig",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) => VHOST.test(frame.file),
      (path) => isTriggered(path) && isNoSystemCall(path),
    ),
};

export const hostDevice: SurfaceRule = {
  name: "host-device",
  output: "VMHostTrigger",
  because: "What the host puts into shared rings and answers is untrusted in a confidential guest.",
  source: "Documentation/security/snp-tdx-threat-model.rst",
  applies: (evidence) =>
    findFrame(
      evidence,
      (frame) =>
        HOST_ANSWERS.test(stepName(frame)) ||
        ((VIRTIO.test(frame.file) || VIRTIO_DRIVER.test(frame.file)) && TAKES_IN.test(stepName(frame))),
      isTriggered,
    ),
};

const TAKES_IN = /(?:probe|interrupt|receive|recv|_rx|poll|done|complete|irq|config_changed|callback)/;

function isNoSystemCall({ context }: StackPath): boolean {
  return context !== "system call";
}
