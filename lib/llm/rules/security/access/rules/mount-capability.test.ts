import { guarded, testAccessRule } from "@/lib/testing/access-rule-cases";
import { mountCapability } from "./mount-capability";

const mounting = {
  functions: ["peg_fill fs/peg/super.c", "do_new_mount fs/namespace.c", "__do_sys_mount fs/namespace.c"],
  bodies: { do_new_mount: "if (!err && !mount_capable(p))\n\terr = -EPERM;\nCALL" },
};
const superBlock = (flags: string) => ({
  "fs/super.c": "bool mount_capable(int *p)\n{\n\treturn ns_capable(p, CAP_SYS_ADMIN);\n}\n",
  "fs/peg/main.c": `static struct file_system_type peg = {\n\t.fs_flags = ${flags},\n};\n`,
});
const reading = {
  functions: ["peg_read fs/peg/file.c", "__do_sys_read fs/read_write.c"],
  more: superBlock("FS_REQUIRES_DEV"),
};

testAccessRule(mountCapability, {
  decides: {
    "a filesystem of the machine": [
      "nobody",
      { ...mounting, more: superBlock("FS_REQUIRES_DEV") },
      "`do_new_mount` asks `",
      "nothing in fs/peg/ says FS_USERNS_MOUNT",
    ],
    "a filesystem whose table was not found": [
      "nobody",
      {
        ...mounting,
        functions: ["peg_fill net/peg.c", ...mounting.functions.slice(1)],
        more: superBlock("FS_USERNS_MOUNT"),
      },
      "which filesystem it is does not show",
    ],
    "a filesystem for namespaces": ["namespace", { ...mounting, more: superBlock("FS_USERNS_MOUNT") }],
    "a reproducer that mounts what it reads": [
      "nobody",
      { ...reading, syz: "syz_mount_image$peg(0x0)\n" },
      "the reproducer mounts",
    ],
  },
  spares: {
    "a file that is there": reading,
    "a file with another check": { ...reading, bodies: { __do_sys_read: guarded("capable(CAP_SYS_ADMIN)") } },
    "a reproducer that ends a mount": { ...reading, syz: "umount(0x0)\n" },
    "a check behind the call": {
      ...reading,
      bodies: { __do_sys_read: "CALL\nif (!mount_capable(p))\n\treturn -EPERM;" },
    },
    "a reproducer that mounts where no filesystem fails": {
      functions: ["peg_read drivers/peg.c", "__do_sys_read fs/read_write.c"],
      syz: "mount$peg(0x0)\n",
    },
  },
});
