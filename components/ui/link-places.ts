import type { createLowlight } from "lowlight";
import { type Locate, splitAtPlaces } from "./source-locations";

/** The trees that rehype plugins get, as `hast` types them. */
export type Root = ReturnType<ReturnType<typeof createLowlight>["highlight"]>;
export type Parent = Root | Extract<Root["children"][number], { type: "element" }>;
export type Child = Parent["children"][number];

/** A rehype plugin: places in the source that `locate` knows become links, outside of links and code blocks. */
export function linkPlaces(locate: Locate) {
  return () => (tree: Root) => linkIn(tree, locate);
}

function linkIn(parent: Parent, locate: Locate): void {
  parent.children = parent.children.flatMap((child: Child): Child[] => {
    if (child.type === "text") return linkText(child.value, locate);
    if (child.type === "element" && child.tagName !== "a" && child.tagName !== "pre") linkIn(child, locate);
    return [child];
  });
}

function linkText(text: string, locate: Locate): Child[] {
  return splitAtPlaces(text).map(({ text: value, place }): Child => {
    const href = place === null ? null : locate(place.path, place.line);
    if (href === null) return { type: "text", value };
    return { type: "element", tagName: "a", properties: { href }, children: [{ type: "text", value }] };
  });
}
