import { cited } from "../../path/citation";
import { findCall } from "../../reproducer";
import type { AccessRule } from "../access-rule";
import { BY_FILE_SYSTEM } from "../guards";

export const mountCapability: AccessRule = {
  name: "mount-capability",
  because:
    "Only a filesystem with FS_USERNS_MOUNT can be mounted with capabilities of a user namespace; all others need CAP_SYS_ADMIN of the machine.",
  source: "Documentation/filesystems/idmappings.rst",
  section: "aren't mountable inside containers",
  applies: ({ checks }, { fileSystems, reproducer }) => {
    const check = checks.find(({ call, effect }) => call === BY_FILE_SYSTEM && effect !== "beside");
    const mounts = findCall(reproducer, /^(?:syz_mount_image|mount|fsmount|fsopen)\b/);
    if (check === undefined && (mounts === null || fileSystems.length === 0)) return null;
    const how =
      check === undefined
        ? `the reproducer mounts the filesystem itself (\`${mounts}\`)`
        : `\`${check.step.name}\` asks ${cited(check.place)}`;
    const open = fileSystems.find(({ userMount }) => userMount !== null)?.userMount;
    if (open)
      return {
        requirement: "user namespace",
        observation: `${how}, and the filesystem has ${cited(open)}`,
        certain: true,
      };
    const [fileSystem] = fileSystems;
    if (fileSystem === undefined)
      return { requirement: "machine", observation: `${how}; which filesystem it is does not show`, certain: false };
    return {
      requirement: "machine",
      observation: `${how}, and nothing in ${fileSystem.folder} says FS_USERNS_MOUNT (desktops may mount a plugged-in disk for the user)`,
      certain: true,
    };
  },
};
