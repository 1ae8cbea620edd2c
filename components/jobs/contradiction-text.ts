import { visibleLine } from "@/components/ui/visible-text";
import type { Contradiction } from "@/lib/contract/contradiction";

const kinds: Record<string, string> = {
  pair: "the same race",
  places: "a race at the same lines",
  function: "the same function",
  title: "the same title",
};

/** What two reports have in common, in words. */
export function commonOf({ key }: Contradiction): string {
  const end = key.indexOf(" ");
  return `${kinds[key.slice(0, end)] ?? "the same"}: ${visibleLine(key.slice(end + 1))}`;
}
