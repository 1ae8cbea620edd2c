import path from "node:path";

/** Absolute top folder of the product's own files. */
export const projectRoot = path.resolve(import.meta.dirname, "../..");

/** Absolute path of a file of the product. */
export function projectFile(...segments: string[]): string {
  return path.join(projectRoot, ...segments);
}
