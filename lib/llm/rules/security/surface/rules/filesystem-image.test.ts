import { expect, test } from "vitest";
import { assessSurface, systemCall, testSurfaceRule } from "@/lib/testing/surface-rule-cases";
import { filesystemImage } from "./filesystem-image";

const functions = ["peg_lookup fs/peg/dir.c", "lookup fs/namei.c", systemCall("open", "fs/open.c")];
const superBlock = (flags: string) => ({
  "fs/peg/super.c": `static struct file_system_type peg_fs = {\n\t.fs_flags = ${flags},\n};\n`,
});
const onDevice = { functions, more: superBlock("FS_REQUIRES_DEV") };

testSurfaceRule(filesystemImage, {
  sees: { "a filesystem on a device": onDevice },
  spares: {
    "a filesystem without one": { functions, more: superBlock("FS_USERNS_MOUNT") },
    "the layer above all of them": { functions: functions.slice(1), more: superBlock("FS_REQUIRES_DEV") },
  },
});

test("a reproducer that mounts an image is told", async () => {
  const { reply } = await assessSurface({ ...onDevice, syz: 'syz_mount_image$peg(&(0x7f0000000040)="00")\n' });
  expect(reply).toContain("the reproducer mounts an image (`syz_mount_image$peg`)");
});
