import { systemCall, testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { hostDevice } from "./host-device";

const interrupt = "handle_irq_event kernel/irq/handle.c";

testSurfaceRule(hostDevice, {
  sees: {
    "an answer in a ring": {
      functions: ["peg_done drivers/char/virtio_peg.c", "vring_interrupt drivers/virtio/virtio_ring.c", interrupt],
    },
    "a driver in a folder of such a bus": { functions: ["peg_receive drivers/gpu/peg/hyperv/in.c", work] },
    "a driver that takes it in": { functions: ["peg_receive drivers/char/virtio_peg.c", work] },
  },
  spares: {
    "a request to such a driver": {
      functions: ["peg_send drivers/char/virtio_peg.c", systemCall("write", "fs/read_write.c")],
    },
    "a folder whose name begins so": { functions: ["peg_receive drivers/gpu/hypervised/in.c", work] },
    "a real device": { functions: ["peg_receive drivers/char/peg.c", interrupt] },
  },
});
