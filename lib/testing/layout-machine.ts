import path from "node:path";
import { machineWithMake } from "./fake-toolchain";

const ANSWER = path.resolve(import.meta.dirname, "../kernel/struct-layout/testdata/shelf-x86_64-dwarf5.s");

/**
 * A machine whose make prepares everything, and compiles a probe in any folder but those of `failures`, to what a real gcc says
 * of the `struct shelf` in lib/kernel/struct-layout/testdata. Sources of probes are gathered in `$O/probes`. Its Kconfig knows
 * no KMSAN.
 *
 * @param failures by folder, what the compiler complains about there; empty: the configuration leaves the folder out
 */
export function layoutMachine(failures: Readonly<Record<string, string>> = {}): void {
  const cases = Object.entries(failures).map(
    ([folder, error]) => `  ${folder}/assay_probe.s) ${error === "" ? "exit 0" : `echo "${error}" >&2; exit 2`} ;;`,
  );
  machineWithMake(`
case "$goal" in */assay_probe.s) cat "$O/\${goal%.s}.c" >>"$O/probes" ;; esac
case "$goal" in
  olddefconfig) case "$(cat "$O/.config")" in *KMSAN=y*) echo "CONFIG_NET=y" >"$O/.config" ;; esac ;;
  prepare) case "$(cat "$O/.config")" in *BREAK*) echo "libelf is missing" >&2; exit 2 ;; esac ;;
${cases.join("\n")}
  */assay_probe.s)
    case "$(cat "$O/.config")" in *SLOW*) touch "$O/began"; sleep 30 ;; esac
    cp "${ANSWER}" "$O/$goal" ;;
  *) exit 3 ;;
esac`);
}
