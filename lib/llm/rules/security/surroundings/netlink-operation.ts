import { readUses, usesLookup } from "../../function-uses";
import type { Investigation } from "../../investigation";
import { type Citation, cite } from "../path/citation";
import type { StackPath } from "../path/stack-path";
import { stepName } from "../path/step";

/** How a handler of generic netlink is registered. */
export interface NetlinkOperation {
  readonly handler: string;
  /** Where it stands in its family's table. */
  readonly place: Citation;
  /** The line of the flag that asks for CAP_NET_ADMIN: of the machine, or of the network's user namespace. */
  readonly admin: Citation | null;
  readonly namespaceAdmin: Citation | null;
}

const DISPATCHER = /^genl_(?:family_)?rcv_msg\w*$/;
const USES = 20;

/** The table entry of the generic netlink handler on the path; null when there is none. */
export function* readNetlinkOperation(path: StackPath | undefined): Investigation<NetlinkOperation | null> {
  const frames = path?.frames ?? [];
  const at = frames.findIndex((frame) => DISPATCHER.test(stepName(frame)));
  const frame = frames[at - 1];
  if (frame === undefined) return null;
  const handler = stepName(frame);
  const [answer] = yield {
    thoughts: `\`${handler}\` is called by generic netlink. I look with which flags it is registered.`,
    lookups: [usesLookup(handler, frame.file, USES)],
  };
  for (const { snippet, line, use } of readUses(answer)) {
    if (snippet === null || use === "call") continue;
    const offset = snippet.lineStarts[line - snippet.firstLine];
    if (offset === undefined) continue;
    const table = new RegExp(`\\.(?:doit|dumpit|start)\\s*=\\s*${handler}\\b`).exec(snippet.masked.slice(offset));
    const citation = cite(snippet, offset);
    if (table === null || citation === null) continue;
    const entry = entryAround(snippet.masked, offset);
    const flag = (name: RegExp) => {
      const match = name.exec(snippet.masked.slice(entry.start, entry.end));
      return match === null ? null : cite(snippet, entry.start + match.index, match[0]);
    };
    return {
      handler,
      place: citation,
      admin: flag(/\bGENL_ADMIN_PERM\b/),
      namespaceAdmin: flag(/\bGENL_UNS_ADMIN_PERM\b/),
    };
  }
  return null;
}

/** The braces around a place, or what of them the lines show. */
function entryAround(masked: string, offset: number): { start: number; end: number } {
  const start = masked.lastIndexOf("{", offset);
  const end = masked.indexOf("}", offset);
  return { start: Math.max(start, 0), end: end < 0 ? masked.length : end };
}
