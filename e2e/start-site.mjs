// Starts the site as a newcomer does, in a home of its own that is made anew.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
rmSync(path.resolve(root, process.env.ASSAY_HOME ?? ".cache/e2e-home"), { recursive: true, force: true });
const site = spawn(process.execPath, [path.join(root, "lib/cli/assay.mjs"), "up"], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => site.kill(signal));
site.on("exit", (code) => process.exit(code ?? 1));
