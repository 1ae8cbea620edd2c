import { expect, test } from "vitest";
import { importsOf, isTestOnly, resolveImport, sourceFiles } from "./source-files";

/*
 * Who may import whom. A layer is a folder under lib, or one of app, components, env, routes. What is not listed is
 * forbidden; every layer may import itself.
 */
const everyone = ["contract", "report", "routes"];
const rules: Record<string, readonly string[]> = {
  contract: [],
  report: ["contract"],
  routes: ["contract"],
  env: [],
  llm: ["contract", "report"],
  engine: ["llm"],
  codesearch: [],
  kernel: [],
  postgres: [],
  tools: ["engine", "codesearch", "kernel"],
  actions: ["engine", "codesearch", "kernel"],
  flows: ["engine", "tools", "actions"],
  evidence: [],
  trajectory: [],
  stats: [],
  eval: ["stats"],
  db: ["env"],
  queue: ["env"],
  worker: ["llm", "engine", "flows", "codesearch", "kernel", "evidence", "db", "queue", "env"],
  cli: [
    "llm",
    "engine",
    "flows",
    "codesearch",
    "kernel",
    "evidence",
    "trajectory",
    "eval",
    "db",
    "queue",
    "env",
    "worker",
    "postgres",
    "tools",
    "actions",
  ],
  components: ["trajectory", "evidence", "stats", "eval"],
  app: ["components", "trajectory", "evidence", "stats", "eval", "db", "queue", "env"],
};
/** Layers that do not even get what everyone may import: libraries of their own. */
const isolated = ["codesearch", "kernel", "postgres", "contract", "report", "routes", "env"];

/** Packages that belong to some layers only: the web never loads the engine's, nor the engine the web's. */
const packages: readonly { pattern: RegExp; layers: readonly string[] }[] = [
  { pattern: /^(next|react|react-dom|server-only|@tanstack\/.*)(\/|$)/, layers: ["app", "components", "cli"] },
  { pattern: /^@dbos-inc\//, layers: ["queue", "worker"] },
  { pattern: /^(@prisma\/|.*generated\/prisma)/, layers: ["db"] },
  { pattern: /^(ai|@ai-sdk\/.*)(\/|$)/, layers: ["llm", "engine"] },
];

function layerOf(file: string): string {
  const [top, second = ""] = file.split("/");
  if (top === "lib") return second.replace(/\.tsx?$/, "");
  return top ?? "";
}

const production = sourceFiles().filter(({ path }) => /^(lib|app|components)\//.test(path) && !isTestOnly(path));

test("every file of lib belongs to a layer with a rule", () => {
  const unknown = production.map(({ path }) => layerOf(path)).filter((layer) => !(layer in rules));
  expect([...new Set(unknown)]).toEqual([]);
});

test("layers import only what their rule allows", () => {
  const breaches: string[] = [];
  for (const file of production) {
    const layer = layerOf(file.path);
    const allowed = [layer, ...(rules[layer] ?? []), ...(isolated.includes(layer) ? [] : everyone)];
    for (const specifier of importsOf(file)) {
      const target = resolveImport(file.path, specifier);
      if (target === null || target.startsWith("generated/") || target.startsWith("app/globals")) continue;
      if (!allowed.includes(layerOf(target))) breaches.push(`${file.path} imports ${target}`);
    }
  }
  expect(breaches).toEqual([]);
});

test("a folder of components imports only itself and components/ui", () => {
  const breaches: string[] = [];
  for (const file of production.filter(({ path }) => path.startsWith("components/"))) {
    const [, folder] = file.path.split("/");
    for (const specifier of importsOf(file)) {
      const target = resolveImport(file.path, specifier);
      const [top, other] = target?.split("/") ?? [];
      if (top === "components" && other !== folder && other !== "ui") breaches.push(`${file.path} imports ${target}`);
    }
  }
  expect(breaches).toEqual([]);
});

test("packages stay in the layers that they are for", () => {
  const breaches: string[] = [];
  for (const file of production) {
    for (const specifier of importsOf(file)) {
      const rule = packages.find(({ pattern }) => pattern.test(specifier));
      if (rule !== undefined && !rule.layers.includes(layerOf(file.path)))
        breaches.push(`${file.path} imports ${specifier}`);
    }
  }
  expect(breaches).toEqual([]);
});

test("production files import nothing that only tests use", () => {
  const breaches = production.flatMap((file) =>
    importsOf(file)
      .filter(
        (specifier) =>
          isTestOnly(`${resolveImport(file.path, specifier) ?? ""}/`) || /^(vitest|@playwright)/.test(specifier),
      )
      .map((specifier) => `${file.path} imports ${specifier}`),
  );
  expect(breaches).toEqual([]);
});

test("imports are found in every form", () => {
  const text = `import a from "one";\nimport type { B } from "two";\nimport "three";\nexport { c } from "four";\nimport {\n  d,\n} from "five";\nconst e = await import("six");`;
  expect(importsOf({ path: "x.ts", text })).toEqual(["one", "two", "three", "four", "five", "six"]);
});
