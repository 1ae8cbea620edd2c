import type { ShownDefinition, ShownMaterial } from "./shown-material";

/** Longer types are not looked at. */
const MAX_LINES = 400;

/** The definitions of a struct, union or enum that stand whole in lines which tools showed, whatever they were asked for. */
export function typesInLines(name: string, material: ShownMaterial): ShownDefinition[] {
  const head = new RegExp(`^\\s*(?:typedef\\s+)?(struct|union|enum)\\s+${name}\\b[^;()]*\\{`);
  return (material.word(name)?.uses ?? []).flatMap(({ path, line }): ShownDefinition[] => {
    const shown = material.line(path, line);
    const [, kind = ""] = head.exec(shown?.text ?? "") ?? [];
    const source = shown === null || kind === "" || path === "" ? null : bodyFrom(path, line, material);
    if (shown === null || source === null) return [];
    const last = line + source.split("\n").length - 1;
    return [{ seq: shown.seq, name, kind, path, first: line, last, source, isWhole: true }];
  });
}

/** The lines to the closing bracket; null when tools did not show all of them. */
function bodyFrom(path: string, first: number, material: ShownMaterial): string | null {
  const lines: string[] = [];
  let depth = 0;
  for (let line = first; line < first + MAX_LINES; line++) {
    const text = material.line(path, line)?.text ?? null;
    if (text === null) return null;
    lines.push(text);
    depth += (text.match(/\{/g) ?? []).length - (text.match(/\}/g) ?? []).length;
    if (depth <= 0) return lines.join("\n");
  }
  return null;
}
