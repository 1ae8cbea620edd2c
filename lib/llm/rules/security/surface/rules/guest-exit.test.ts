import { systemCall, testSurfaceRule } from "@/lib/testing/surface-rule-cases";
import { guestExit } from "./guest-exit";

const ioctl = systemCall("ioctl", "fs/ioctl.c");

testSurfaceRule(guestExit, {
  sees: {
    "what a guest did": {
      functions: ["peg_emulate arch/x86/kvm/peg.c", "vcpu_enter_guest arch/x86/kvm/x86.c", ioctl],
    },
  },
  spares: {
    "a request of the guest's owner": { functions: ["peg_create virt/kvm/peg.c", ioctl] },
    "a function of that name elsewhere": { functions: ["vcpu_run drivers/misc/peg.c", ioctl] },
  },
});
