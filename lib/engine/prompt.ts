import { fence } from "@/lib/contract/prompt-fence";

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
const VALUE_NAME = /^[A-Z][A-Za-z0-9]*$/;

/** Names of the values that `template` asks for with `{{Name}}`, each once, in order. Malformed ones come as they are written. */
export function promptPlaceholders(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(PLACEHOLDER), ([, name = ""]) => name))];
}

/** True for a name that a placeholder, and therefore a fence, can carry. */
export function isValueName(name: string): boolean {
  return VALUE_NAME.test(name);
}

/** `template` with each `{{Name}}` replaced by the value in a fence under its name. Values are never expanded again. */
export function renderPrompt(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(PLACEHOLDER, (_, name: string) => fence(name, String(values[name] ?? "")));
}
