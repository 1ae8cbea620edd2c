import {
  definitionKind,
  isDeclaration,
  type ScannedDefinition,
  scannedDefinitions,
} from "@/lib/codesearch/scanner/scanned-definition";
import { SourceScanner } from "@/lib/codesearch/scanner/source-scanner";

/** The scanner's definitions of a snippet. */
export function scanned(text: string, path = "x.c"): ScannedDefinition[] {
  const bytes = Buffer.from(text);
  return scannedDefinitions(path, bytes, new SourceScanner().scan(path, bytes));
}

/** The same, each as `function name 3-7`; of what is only declared `declared function name 3`. */
export function outline(text: string, path = "x.c"): string[] {
  return scanned(text, path).map((definition) => {
    const { firstLine, lastLine, name } = definition;
    const lines = firstLine === lastLine ? `${firstLine}` : `${firstLine}-${lastLine}`;
    return `${isDeclaration(definition) ? "declared " : ""}${definitionKind(definition)} ${name} ${lines}`;
  });
}
