import { cited } from "../../path/citation";
import type { AccessRule } from "../access-rule";

/** Terminals can be had by everybody through /dev/ptmx. */
const TERMINALS = /^drivers\/tty\/(?:n_|tty_|pty|vt\/)/;

export const deviceNode: AccessRule = {
  name: "device-node",
  because:
    "A device node belongs to root (devtmpfs makes it with mode 0600) unless its driver or the rules of distributions open it to everybody.",
  source: "drivers/base/Kconfig",
  section: "nodes with their default names and permissions",
  applies: ({ setUp }) => {
    if (setUp === null || setUp.kind !== "device") return null;
    const { file, operation, open } = setUp;
    if (TERMINALS.test(file)) {
      const observation = `\`${operation}\` of ${file} works on a terminal, which everybody gets through /dev/ptmx`;
      return { requirement: "nothing", observation, certain: true };
    }
    if (open !== null) {
      const observation = `\`${operation}\` works on a device whose node is open to everybody by its driver or by systemd's rules: ${cited(open)}`;
      return { requirement: "nothing", observation, certain: false };
    }
    const observation = `\`${operation}\` is an operation of a device of ${file}, where nothing opens the node to normal users`;
    return { requirement: "machine", observation, certain: false };
  },
};
