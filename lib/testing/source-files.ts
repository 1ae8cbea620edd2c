import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const FOLDERS = ["app", "components", "lib", "e2e", "bench", ".ci"];

/** A file of the project's own code. */
export interface SourceFile {
  /** Path from the top, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript and JavaScript file of the project, tests included. */
export function sourceFiles(): SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
      .map((name) => path.posix.join(folder, name.split(path.sep).join("/")))
      .map((name) => ({ path: name, text: readFileSync(path.join(root, name), "utf8") })),
  );
}

/** True for files that only tests and measurements run. */
export function isTestOnly(file: string): boolean {
  return /\.test\.tsx?$|(^|\/)testdata\/|^lib\/testing\/|^e2e\/|^bench\/|^\.ci\//.test(file);
}

/** What a file imports, as it is written there. */
export function importsOf(file: SourceFile): string[] {
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s(?:[^"';]*?\sfrom\s*)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
  return Array.from(file.text.matchAll(pattern), (match) => match[1] ?? match[2] ?? "");
}

/** The project's own file that `specifier` names, from the top and without extension; null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
  return null;
}
