import { byteClass, char, DIGIT, LETTER, spells, wordEnd } from "./characters";
import { closeBrace } from "./closing-brace";
import { endDeclaration } from "./declarators";
import { recordKind } from "./definition-records";
import { readInvocation } from "./invocations";
import { openBrace } from "./opening-brace";
import { frame, type ScanState } from "./scan-state";
import { openStructGroup } from "./struct-group";
import { token } from "./token-list";
import { isAttributeCall, isStatementWord } from "./words";

const LETTER_A = 97;
const LONGEST_STATEMENT_WORD = 8;

const keywords: readonly (readonly [string, number])[] = [
  ["struct", token.aggregateKeyword],
  ["static", token.staticKeyword],
  ["union", token.aggregateKeyword],
  ["enum", token.aggregateKeyword],
  ["extern", token.externKeyword],
  ["typedef", token.typedefKeyword],
];

/** One token at file level or among the members of an aggregate. */
export function readDeclaration(state: ScanState, byte: number): void {
  if (byteClass[byte] === LETTER) readWord(state);
  else if (byteClass[byte] === DIGIT) state.position = wordEnd(state.bytes, state.position);
  else readPunctuation(state, byte);
}

function readPunctuation(state: ScanState, byte: number): void {
  const { position } = state;
  switch (byte) {
    case char.open:
      if (!state.inValue) state.addToken(token.group, position, position);
      state.group = state.inValue ? -1 : state.tokens.count - 1;
      state.parens = 1;
      break;
    case char.close:
      if (state.top.kind === frame.structGroup) {
        endDeclaration(state);
        state.pop();
      }
      break;
    case char.braceOpen:
      openBrace(state);
      break;
    case char.braceClose:
      closeBrace(state, state.inColumn0);
      break;
    case char.semicolon:
      endDeclaration(state);
      break;
    case char.comma:
      if (state.tokens.count > state.top.firstToken) state.addToken(token.comma, position, position + 1);
      state.inValue = false;
      break;
    case char.equals:
      if (!state.inValue && state.tokens.count > state.top.firstToken) {
        state.addToken(token.equals, position, position + 1);
      }
      state.inValue = true;
      break;
    case char.bracketOpen:
      skipBrackets(state);
      return;
    case char.dot:
      if (skipAssemblyMacro(state)) return;
      break;
    case char.star:
      if (!state.inValue) state.addToken(token.star, position, position + 1);
      break;
    case char.colon:
      if (!state.inValue) state.addToken(token.colon, position, position + 1);
      break;
  }
  state.position++;
}

/** `.macro … .endm` in a header that assembly files include: no C. */
function skipAssemblyMacro(state: ScanState): boolean {
  const { bytes, position } = state;
  const begin = ".macro";
  if (!state.atFileLevel || !spells(bytes, position, position + begin.length, begin)) return false;
  const end = state.findAhead(".endm");
  if (end < 0) return false;
  for (let newline = bytes.indexOf(char.newline, position); newline >= 0 && newline < end; ) {
    state.line++;
    state.lineStart = newline + 1;
    newline = bytes.indexOf(char.newline, newline + 1);
  }
  state.position = end + ".endm".length;
  return true;
}

function skipBrackets(state: ScanState): void {
  const { bytes } = state;
  let depth = 1;
  let position = state.position + 1;
  while (position < bytes.length && depth > 0) {
    const byte = bytes[position];
    if (byte === char.bracketOpen) depth++;
    else if (byte === char.bracketClose) depth--;
    else if (byte === char.newline) {
      state.line++;
      state.lineStart = position + 1;
    }
    position++;
  }
  state.position = position;
  if (!state.inValue) state.addToken(token.brackets, position, position);
}

function readWord(state: ScanState): void {
  const { position } = state;
  const end = wordEnd(state.bytes, position + 1);
  if (state.inValue) {
    state.position = end;
    return;
  }
  const type = wordType(state, end);
  if (state.atFileLevel) {
    if (state.inColumn0) flushInvocation(state);
    if (type === token.word && resumesFunction(state, end)) {
      state.push(frame.functionBody, state.lastFunction);
      state.position = end;
      return;
    }
  } else if (type === token.word && openStructGroup(state, end)) return;
  state.addToken(type, position, end);
  state.position = end;
}

function wordType(state: ScanState, end: number): number {
  const { bytes, position } = state;
  for (const [word, type] of keywords) {
    if (spells(bytes, position, end, word)) return type;
  }
  return token.word;
}

/** `EXPORT_SYMBOL(x)` or `module_init(x)` without `;`: it ends where the next word begins in column 0. */
function flushInvocation(state: ScanState): void {
  const { tokens } = state;
  const first = state.top.firstToken;
  const count = tokens.count - first;
  const isPlain = count === 2 && tokens.inColumn0(first);
  const isStatic = count === 3 && tokens.type(first) === token.staticKeyword;
  const macro = isStatic ? first + 1 : first;
  if (!(isPlain || isStatic) || !state.isWordToken(macro) || !state.isGroupToken(macro + 1)) return;
  // `__printf(1, 2)` on a line of its own belongs to the function that follows.
  if (isAttributeCall(state.tokenText(macro))) return;
  readInvocation(state, macro, recordKind.variable, -1);
  state.dropDeclaration();
}

/** An indented statement at file level: an unbalanced `#if` branch closed the last function too early. */
function resumesFunction(state: ScanState, end: number): boolean {
  const { bytes, position } = state;
  const looksLikeStatement =
    !state.inColumn0 && end - position <= LONGEST_STATEMENT_WORD && (bytes[position] ?? 0) >= LETTER_A;
  if (!looksLikeStatement || state.lastFunction < 0 || state.top.kind !== frame.file) return false;
  return state.tokens.count === state.top.firstToken && isStatementWord(state.text(position, end));
}
