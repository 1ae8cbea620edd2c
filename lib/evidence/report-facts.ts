import { sourceFunctionName } from "@/lib/report/parse-frame";
import { parseReport } from "@/lib/report/parse-report";
import type { Report } from "@/lib/report/report";
import { reportLocations } from "@/lib/report/report-locations";

/** A report is no longer; what follows is not looked at. */
const MAX_CHARACTERS = 2_000_000;
/** What is searched for each quotation is the report itself, and not a log behind it. */
const MAX_SEARCHED = 100_000;

/** What stands in the crash report and in the kernel's configuration, and therefore is given. */
export class ReportFacts {
  readonly report: Report;
  readonly #words: ReadonlySet<string>;
  readonly #options: ReadonlySet<string>;
  readonly #places: ReadonlySet<string>;
  readonly #lineNumbers: ReadonlySet<number>;
  readonly #paths: ReadonlySet<string>;
  readonly #frames: ReadonlySet<string>;
  readonly #calls: ReadonlySet<string>;
  readonly #lines: ReadonlySet<string>;
  /** Without white space. */
  readonly #text: string;

  constructor(text: string, config: string) {
    this.#options = new Set(
      Array.from(config.slice(0, MAX_CHARACTERS).matchAll(/CONFIG_\w{1,100}/g), ([name]) => name),
    );
    const read = text.slice(0, MAX_CHARACTERS);
    this.report = parseReport(read);
    this.#text = squeezed(read.slice(0, MAX_SEARCHED));
    this.#lines = new Set(read.split("\n").map(squeezed));
    this.#words = new Set(Array.from(read.matchAll(/[A-Za-z_0-9]{1,128}/g), ([word]) => word));
    const locations = reportLocations(read);
    this.#places = new Set(locations.map(({ path, line }) => placeKey(path, line)));
    this.#lineNumbers = new Set(locations.map(({ line }) => line));
    this.#paths = new Set(locations.map(({ path }) => path));
    this.#frames = new Set(
      this.report.stacks.flatMap(({ frames }) =>
        frames.map((frame) => `${sourceFunctionName(frame.function)} ${placeKey(frame.file, frame.line)}`),
      ),
    );
    this.#calls = new Set(
      this.report.stacks.flatMap(({ frames }) =>
        frames.slice(1).map((frame, index) => {
          return `${sourceFunctionName(frames[index]?.function ?? "")} ${placeKey(frame.file, frame.line)}`;
        }),
      ),
    );
  }

  hasWord(word: string): boolean {
    return this.#words.has(word);
  }

  /** Whether the configuration has an option, set or not. */
  hasOption(name: string): boolean {
    return this.#options.has(name);
  }

  hasPlace(path: string, line: number): boolean {
    return this.#places.has(placeKey(path, line));
  }

  /** Whether a place in any file has this line. */
  hasLineNumber(line: number): boolean {
    return this.#lineNumbers.has(line);
  }

  hasPath(path: string): boolean {
    return this.#paths.has(path);
  }

  /** Whether a frame of the function stands at the place. */
  hasFrame(name: string, path: string, line: number): boolean {
    return this.#frames.has(`${name} ${placeKey(path, line)}`);
  }

  /** Whether a frame stands at the place and the function was called from it. */
  hasCall(name: string, path: string, line: number): boolean {
    return this.#calls.has(`${name} ${placeKey(path, line)}`);
  }

  /** Whether a line of the report says this, white space apart. */
  hasLine(text: string): boolean {
    return this.#lines.has(squeezed(text));
  }

  /** Whether it stands somewhere in the report, white space apart. */
  hasText(text: string): boolean {
    const wanted = squeezed(text);
    return wanted.length > 2 && this.#text.includes(wanted);
  }
}

/** Without white space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

function placeKey(path: string, line: number): string {
  return `${path}:${line}`;
}
