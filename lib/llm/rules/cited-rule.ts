/** What an explanation says of every rule that it goes by. */
export interface CitedRule {
  readonly name: string;
  /** Why the rule holds, as a sentence. */
  readonly because: string;
  /** Where that is written: a file of the kernel's documentation or source, without a line. */
  readonly source: string;
  /** The part of that file, by words that stand on one of its lines: a heading, or a name in code. */
  readonly section?: string;
}

/** `**name** (note): observation. because Source: file, "section".`, as Markdown; `note` says what part the rule had. */
export function citeRule({ name, because, source, section }: CitedRule, observation: string, note = ""): string {
  const head = note === "" ? `**${name}**` : `**${name}** (${note})`;
  const part = section === undefined ? "" : `, "${section}"`;
  return `${head}: ${observation}. ${because} Source: ${source}${part}.`;
}
