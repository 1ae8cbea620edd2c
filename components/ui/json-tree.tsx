import { isLosslessNumber } from "lossless-json";
import { isRecord } from "@/lib/contract/json-text";
import { visibleText } from "./visible-text";

/** Members beyond this many are counted, not shown: the raw text has them. */
const MAX_MEMBERS = 400;
const OPEN_DEPTH = 2;

/** A JSON value as a tree whose objects and arrays fold. Numbers keep every digit. */
export function JsonTree({ value, depth = 0 }: { value: unknown; depth?: number }) {
  if (Array.isArray(value)) {
    return (
      <Members open="[" close="]" depth={depth} members={value.map((item, index) => [String(index), item])} bare />
    );
  }
  if (isRecord(value)) return <Members open="{" close="}" depth={depth} members={Object.entries(value)} />;
  return <JsonScalar value={value} />;
}

interface MembersProps {
  readonly open: string;
  readonly close: string;
  readonly depth: number;
  readonly members: readonly (readonly [string, unknown])[];
  /** Without names: the items of an array. */
  readonly bare?: boolean;
}

function Members({ open, close, depth, members, bare = false }: MembersProps) {
  if (members.length === 0) return <span className="font-mono">{`${open}${close}`}</span>;
  const hidden = members.length - MAX_MEMBERS;
  return (
    <details open={depth < OPEN_DEPTH} className="json font-mono">
      <summary className="text-muted">{`${open} ${members.length} ${close}`}</summary>
      <ul className="border-line ml-1 border-l pl-4">
        {members.slice(0, MAX_MEMBERS).map(([name, member]) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            {!bare && <span className="hljs-attr">{visibleText(name)}: </span>}
            <JsonTree value={member} depth={depth + 1} />
          </li>
        ))}
        {hidden > 0 && <li className="text-muted">… and {hidden} more: see the raw text</li>}
      </ul>
    </details>
  );
}

function JsonScalar({ value }: { value: unknown }) {
  if (typeof value === "string") {
    if (value.includes("\n")) {
      return <pre className="bg-panel rounded-sm px-2 whitespace-pre-wrap">{visibleText(value)}</pre>;
    }
    return <span className="hljs-string whitespace-pre-wrap">{visibleText(JSON.stringify(value))}</span>;
  }
  if (typeof value === "number" || isLosslessNumber(value)) return <span className="hljs-number">{String(value)}</span>;
  return <span className="hljs-literal">{String(value)}</span>;
}
