import { stepName } from "../../path/step";
import { findFrame, isTriggered } from "../find-frame";
import type { SurfaceRule } from "../surface-rule";

const KVM = /^(?:arch\/\w+\/kvm|virt\/kvm)\//;

const RUNS_GUEST =
  /^(?:kvm_arch_vcpu_ioctl_run|vcpu_enter_guest|vcpu_run|vmx_handle_exit|__vmx_handle_exit|svm_handle_exit|svm_invoke_exit_handler|handle_exit|kvm_handle_\w*exit|x86_emulate_\w+|kvm_emulate_\w+|kvm_mmu_page_fault)$/;

export const guestExit: SurfaceRule = {
  name: "guest-exit",
  output: "VMGuestTrigger",
  because:
    "This code runs in the host for what a guest just did: its registers, memory and instructions are the guest's choice.",
  source: "Documentation/virt/kvm/x86/mmu.rst",
  section: "the guest must not be able to touch host memory",
  applies: (evidence) =>
    findFrame(evidence, (frame) => KVM.test(frame.file) && RUNS_GUEST.test(stepName(frame)), isTriggered),
};
