import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** What a column takes from COPY. */
export type CopyValue = string | number | bigint | boolean | Date | Uint8Array | readonly string[] | null;

/** One row by the names that Prisma's schema gives the columns; every row of a table has the same ones. */
export type CopyRow = Readonly<Record<string, CopyValue>>;

/** Rows on their way into one table: kept until they are copied, many at once. */
export class CopyTable {
  readonly #table: string;
  #columns: string[] = [];
  #lines: string[] = [];
  #size = 0;
  /** Rows and their characters that were added, copied or not. */
  rows = 0;
  characters = 0;

  constructor(table: string) {
    this.#table = table;
  }

  /** Characters that wait to be copied. */
  get waiting(): number {
    return this.#size;
  }

  add(row: CopyRow): void {
    if (this.#columns.length === 0) this.#columns = Object.keys(row);
    const line = this.#columns.map((column) => copyText(row[column] ?? null)).join("\t");
    this.#lines.push(line);
    this.#size += line.length;
    this.characters += line.length;
    this.rows++;
  }

  /** Takes the rows that wait. What it returns copies them into the table, or into `target`, which has its columns. */
  take(target = this.#table): (client: pg.Client) => Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    this.#size = 0;
    const names = this.#columns.map(columnName).join(", ");
    return async (client) => {
      if (lines.length > 0) await copyLines(client, `copy ${target} (${names}) from stdin`, lines);
    };
  }
}

async function copyLines(client: pg.Client, statement: string, lines: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom(statement));
  const ended = finished(stream);
  for (let first = 0; first < lines.length; first += LINES_PER_WRITE) {
    const isFull = !stream.write(`${lines.slice(first, first + LINES_PER_WRITE).join("\n")}\n`);
    if (isFull) await Promise.race([once(stream, "drain"), ended]);
  }
  stream.end();
  await ended;
}

const LINES_PER_WRITE = 100;

/** A column as the database calls it: `promptHash` is `prompt_hash`. */
function columnName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value in the text format of COPY. */
function copyText(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escapeText(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString("hex")}`;
  if (typeof value === "object") return escapeText(`{${value.map(quoteItem).join(",")}}`);
  return String(value);
}

const SPECIAL = /[\\\t\n\r]/;

function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}

function quoteItem(item: string): string {
  return `"${item.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
