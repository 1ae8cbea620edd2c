import { type SurfaceCase, systemCall, testSurfaceRule } from "@/lib/testing/surface-rule-cases";
import { blockRead } from "./block-read";

const outer = systemCall("read", "fs/read_write.c");
/** A function that reads something before it calls the failing one. */
const reading = (call: string, file = "fs/peg/dir.c"): SurfaceCase => ({
  functions: ["peg_parse fs/peg/record.c", `peg_find ${file}`, outer],
  bodies: { peg_find: `p = ${call};\nCALL` },
});

testSurfaceRule(blockRead, {
  sees: {
    "a block of the device": reading("sb_bread(sb, 7)"),
    "one that is read whole": reading("__bread_gfp(bdev, 7, size, gfp)"),
  },
  spares: {
    memory: reading("sb_info(sb)"),
    "what another function reads": { functions: ["peg_parse fs/peg/record.c", "peg_find fs/peg/dir.c", outer] },
    "a read outside of filesystems": reading("sb_bread(sb, 7)", "drivers/peg/dir.c"),
  },
});
