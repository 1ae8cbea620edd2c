import { recordKind } from "./definition-records";
import { frame, type ScanState } from "./scan-state";
import { token } from "./token-list";
import {
  isAttributeCall,
  isAttributeWord,
  isNeverFunction,
  isTypeOrControlWord,
  isUpperCase,
  takesNameFirst,
} from "./words";

const LETTER_S = 115;
const LETTER_U = 117;

/** `{` at declaration level: opens an aggregate, a function body or an initialiser, by the tokens before it. */
export function openBrace(state: ScanState): void {
  if (state.inValue) {
    state.push(frame.initialiser, -1);
    return;
  }
  const keyword = aggregateKeyword(state);
  if (keyword >= 0) {
    openAggregate(state, keyword);
    return;
  }
  if (state.inAggregate || state.top.kind === frame.enumerators) {
    state.push(frame.initialiser, -1);
    return;
  }
  openFunction(state);
}

/** Token of the `struct`, `union` or `enum` whose body begins here, -1 when none does. */
function aggregateKeyword(state: ScanState): number {
  const { tokens } = state;
  for (let i = tokens.count - 1; i >= state.top.firstToken; i--) {
    switch (tokens.type(i)) {
      case token.aggregateKeyword:
        return i;
      case token.star:
      case token.equals:
      case token.aggregate:
      case token.comma:
        return -1;
      case token.group:
        // Only the arguments of an attribute may stand between: `struct __aligned(8) x {`.
        if (!(i > state.top.firstToken && state.isWordToken(i - 1) && isAttributeCall(state.tokenText(i - 1))))
          return -1;
        i--;
        break;
    }
  }
  return -1;
}

/** The kind of aggregate whose keyword begins at `position`. */
export function aggregateKind(bytes: Uint8Array, position: number): number {
  if (bytes[position] === LETTER_S) return recordKind.struct;
  return bytes[position] === LETTER_U ? recordKind.union : recordKind.enum;
}

/** Opens the body of an aggregate; `kind` is its record's. */
export function pushAggregate(state: ScanState, kind: number, record: number): void {
  state.push(kind === recordKind.enum ? frame.enumerators : frame.aggregate, record);
  state.expectsEnumerator = true;
}

function openAggregate(state: ScanState, keyword: number): void {
  const { tokens } = state;
  const tag = aggregateTag(state, keyword);
  const kind = aggregateKind(state.bytes, tokens.start(keyword));
  const firstLine = tokens.line(state.top.firstToken);
  const record = state.records.add({
    kind,
    nameStart: tag < 0 ? 0 : tokens.start(tag),
    nameEnd: tag < 0 ? 0 : tokens.end(tag),
    firstLine,
    nameLine: tokens.line(tag < 0 ? keyword : tag),
    commentLine: state.inAggregate ? 0 : state.commentAbove(firstLine),
    parent: state.inAggregate ? state.top.owner : -1,
  });
  // `typedef`, `static` and the like stay: they say what is declared behind the body.
  tokens.count = keyword;
  pushAggregate(state, kind, record);
}

/** Token of the tag behind an aggregate keyword, -1: anonymous. */
function aggregateTag(state: ScanState, keyword: number): number {
  const { tokens } = state;
  let tag = -1;
  for (let i = keyword + 1; i < tokens.count; i++) {
    if (tokens.type(i) === token.colon) break;
    if (tokens.type(i) !== token.word) continue;
    if (state.isGroupToken(i + 1)) {
      i++;
      continue;
    }
    const isAttribute = isAttributeWord(state.tokenText(i));
    if (isAttribute && (tag >= 0 || state.isWordToken(i + 1))) continue;
    tag = i;
  }
  return tag;
}

function openFunction(state: ScanState): void {
  const { tokens } = state;
  const name = functionName(state);
  if (name === null) {
    const linkage = tokens.count > state.top.firstToken && tokens.type(tokens.count - 1) === token.string;
    state.dropDeclaration();
    state.push(linkage ? frame.linkage : frame.functionBody, -1);
    return;
  }
  const firstLine = tokens.line(state.top.firstToken);
  const record = state.records.add({
    kind: recordKind.function,
    nameStart: name.start,
    nameEnd: name.end,
    firstLine,
    nameLine: name.line,
    commentLine: state.commentAbove(firstLine),
    parent: -1,
  });
  if (name.macroStart >= 0) state.records.setMacroStart(record, name.macroStart);
  state.dropDeclaration();
  state.lastFunction = record;
  state.push(frame.functionBody, record);
  state.forgetComment();
}

/** Where the name of a function stands. */
interface FunctionName {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Offset of the macro that makes the function, as in `SYSCALL_DEFINE3(read, …)`; -1: none. */
  readonly macroStart: number;
}

/** The name of the function whose body begins here, null when the tokens are no function's. */
function functionName(state: ScanState): FunctionName | null {
  const { tokens } = state;
  for (let i = state.top.firstToken; i < tokens.count; i++) {
    if (state.isWordToken(i) && state.isGroupToken(i + 1)) {
      if (isAnnotation(state, i)) i++;
      else return nameOfCall(state, i);
    } else if (state.isGroupToken(i) && tokens.firstWordStart(i) > 0 && !isCallOfWord(state, i)) {
      // A declarator in parentheses: `int (*name(args))(…)`, `(name)(args)`.
      return groupName(state, i, -1);
    }
  }
  return null;
}

function isCallOfWord(state: ScanState, group: number): boolean {
  return group > state.top.firstToken && state.isWordToken(group - 1);
}

/** Whether the call at token `i` is something else than the function: an attribute, `typeof(x)`, a macro before it. */
function isAnnotation(state: ScanState, i: number): boolean {
  const word = state.tokenText(i);
  if (isAttributeCall(word) || isNeverFunction(word)) return true;
  if (!/^(?:__|[A-Z0-9_]+$)/.test(word) || /DEFINE|BPF_CALL|BPF_PROG/.test(word)) return false;
  for (let later = i + 2; later < state.tokens.count - 1; later++) {
    const isCall = state.isWordToken(later) && state.isGroupToken(later + 1);
    if (isCall && !isAttributeCall(state.tokenText(later))) return true;
  }
  return false;
}

function nameOfCall(state: ScanState, i: number): FunctionName {
  const { tokens } = state;
  const group = i + 1;
  const isPointer = tokens.isPointer(group) && (state.isGroupToken(i + 2) || isBrackets(state, i + 2));
  const isDeclarator = isTypeOrControlWord(state.tokenText(i)) || isPointer;
  if (isDeclarator && tokens.firstWordStart(group) > 0) return groupName(state, group, -1);
  if (tokens.firstWordStart(group) > 0 && (isDefiningMacro(state, i) || takesNameFirst(state.tokenText(i)))) {
    const argument = state.text(tokens.firstWordStart(group), tokens.firstWordEnd(group));
    if (!isTypeOrControlWord(argument)) return groupName(state, group, tokens.start(i));
  }
  return { start: tokens.start(i), end: tokens.end(i), line: tokens.line(i), macroStart: -1 };
}

function isBrackets(state: ScanState, i: number): boolean {
  return i < state.tokens.count && state.tokens.type(i) === token.brackets;
}

function groupName(state: ScanState, group: number, macroStart: number): FunctionName {
  const { tokens } = state;
  const start = tokens.firstWordStart(group);
  const line = tokens.line(group) + state.lineBreaks(tokens.start(group), start);
  return { start, end: tokens.firstWordEnd(group), line, macroStart };
}

/**
 * Whether the upper-case word `i` before a group is a macro that names the function by its argument: only storage words
 * precede it. `static inline void INIT_HLIST_NODE(struct …)` has a type before it and is a plain function.
 */
function isDefiningMacro(state: ScanState, i: number): boolean {
  const { tokens } = state;
  const word = state.tokenText(i);
  if (!isUpperCase(word) || /^[0-9]/.test(word)) return false;
  for (let before = state.top.firstToken; before < i; before++) {
    const type = tokens.type(before);
    if (type === token.staticKeyword || type === token.group) continue;
    if (type === token.word && isAttributeWord(state.tokenText(before))) continue;
    return false;
  }
  return true;
}
