import { CodeQueryError } from "@/lib/codesearch/code-index";

const LONGEST_EXPRESSION = 1000;
/** What the counts of an expression may multiply to, where git compiles it by writing out every repetition. */
const MOST_REPETITIONS = 1000;

/** Throws {@link CodeQueryError} for what is no expression over single lines, whatever its language. */
export function checkExpression(expression: string): void {
  if (expression === "") throw new CodeQueryError("The expression is empty. Give a regular expression.");
  if (/[\n\r\0]/.test(expression)) {
    throw new CodeQueryError("The expression holds a line break or NUL; lines are searched one by one.");
  }
  if (expression.length > LONGEST_EXPRESSION) {
    throw new CodeQueryError(`The expression is longer than ${LONGEST_EXPRESSION} characters.`);
  }
}

/** Throws {@link CodeQueryError} for counts such as `((a{99}){99}){99}`, which would take all memory to compile. */
export function checkRepetitions(expression: string): void {
  let product = 1;
  for (const [, least = "", most = ""] of expression.matchAll(/\{(\d*)(?:,(\d*))?\}/g)) {
    product *= Math.max(1, Number(least), Number(most));
  }
  if (product > MOST_REPETITIONS) {
    throw new CodeQueryError("The counts in {} of the expression multiply to more than 1,000. Use * or + instead.");
  }
}

/** An expression with the words' ends of POSIX tools, `\<` and `\>`, as Perl spells them. */
export function perlSpelling(expression: string): string {
  return expression.replace(/\\[\s\S]/g, (escaped) => {
    if (escaped === "\\<") return "\\b(?=\\w)";
    return escaped === "\\>" ? "\\b(?<=\\w)" : escaped;
  });
}
