/** Characters around a claim that may say how it is meant. */
const AROUND = 200;

const PROPOSAL =
  /\b(?:should|could|would|might|must|instead|replac\w+|suggest\w*|propos\w+|fix\w*|annotat\w+|add(?:ing|ed)?|use|using|need\w*|miss\w+|e\.g\.|such as|for example|like)\b[^.!?]*$/i;
const DENIAL = /(?:\b(?:no|not|never|neither|nor|without|nobody|nothing|lack\w*)\b|n[’']t\b)[^.!?,;:\u2013\u2014]*$/i;
const CONDITION = /\b(?:if|unless)\b[^.!?,;:\u2013\u2014]*$/i;
const WISH = /^[^.!?]*(?:\b(?:would|should|could|might|missing|not|instead|needed|required|recommended)\b|n[’']t\b)/i;
const DEED =
  /\b(?:call(?:s|ed|ing)?|invok(?:es|ed|ing)|tak(?:es|ing)|acquir(?:es|ing)|grabs|hold(?:s|ing)|execut(?:es|ing)|(?:free[sd]|released?|releases|guarded|protected) (?:\w+ )?(?:with|by|through)|via|through)(?: the| a| its)?\s+[`*_]*$/i;

/** What ends the words before a block, and its fence. */
const END_BEFORE_BLOCK = /[.:]?\s*(?:[`~]{3,}[^\n]*\s*)?$/;

/** Whether the words before an offset make what stands there a proposal, and no claim about the code. */
export function isProposal(text: string, start: number): boolean {
  return PROPOSAL.test(text.slice(Math.max(0, start - AROUND), start).replace(END_BEFORE_BLOCK, ""));
}

/** Whether the sentence around a stretch may be about something that is not there: a proposal, a wish, a denial. */
export function isDoubtful(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - AROUND), start);
  return (
    PROPOSAL.test(before) || DENIAL.test(before) || CONDITION.test(before) || WISH.test(text.slice(end, end + AROUND))
  );
}

/** Whether the words of the same clause before an offset say that what stands there is not there. */
export function isDenied(text: string, start: number): boolean {
  return DENIAL.test(text.slice(Math.max(0, start - AROUND), start));
}

/** Whether the words around a function's name say that the code calls it. */
export function isSaidOfCode(text: string, start: number, end: number): boolean {
  return DEED.test(text.slice(Math.max(0, start - AROUND), start)) && !isDoubtful(text, start, end);
}
