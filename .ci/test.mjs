// `npm test`: format, lint, types, unit, integration and browser tests, one after the other, and their total at the end.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const reports = path.join(root, ".cache", "test");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const total = { passed: 0, failed: 0 };

function run(title, script, args, environment = {}) {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment },
  });
  return status === 0;
}

/** A check without tests of its own counts as one. */
function check(title, script, args) {
  const passed = run(title, script, args);
  total[passed ? "passed" : "failed"] += 1;
  return passed;
}

/** Adds a runner's own count; a runner that ended badly without counting a failure counts as one. */
function suite(title, script, args, { report, count, environment }) {
  const passed = run(title, script, args, environment);
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0 };
  total.passed += counted.passed;
  total.failed += counted.failed === 0 && !passed ? 1 : counted.failed;
}

const bin = (name) => path.join("node_modules", name);

check("format and lint", bin("@biomejs/biome/bin/biome"), ["ci", "--error-on-warnings", "."]);
run("route types", bin("next/dist/bin/next"), ["typegen"]);
check("types", bin("typescript/bin/tsc"), ["--noEmit"]);

const vitestReport = path.join(reports, "vitest.json");
suite(
  "unit and integration",
  bin("vitest/vitest.mjs"),
  ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${vitestReport}`],
  {
    report: vitestReport,
    count: (result) => ({ passed: result.numPassedTests, failed: result.numFailedTests }),
  },
);

const browserReport = path.join(reports, "playwright.json");
suite("browser", "e2e/run.mjs", ["--reporter=line,json"], {
  report: browserReport,
  environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
  count: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
});

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
