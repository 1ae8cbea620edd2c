import type { Investigation } from "@/lib/llm/rules/investigation";
import { type VirtualTree, virtualTools } from "./virtual-tree";

/** Runs an investigation to its end over the files of a made-up kernel. */
export function investigate<T>(investigation: Investigation<T>, tree: VirtualTree): T {
  const tools = virtualTools(tree);
  let state = investigation.next();
  while (!state.done) {
    state = investigation.next(state.value.lookups.map(({ tool, args }) => tools[tool]?.(args) ?? null));
  }
  return state.value;
}
