import type { Child, Parent, Root } from "./link-places";

const ARROW = "->";

/** A rehype plugin: no line breaks inside C's `->`, where browsers break after the hyphen. Code blocks do not wrap. */
export function unbrokenArrows() {
  return (tree: Root) => keepIn(tree);
}

function keepIn(parent: Parent): void {
  parent.children = parent.children.flatMap((child: Child): Child[] => {
    if (child.type === "text") return keepTogether(child.value);
    if (child.type === "element" && child.tagName !== "pre") keepIn(child);
    return [child];
  });
}

function keepTogether(text: string): Child[] {
  return text.split(ARROW).flatMap((value, index): Child[] => {
    const part: Child[] = value === "" ? [] : [{ type: "text", value }];
    return index === 0 ? part : [arrow(), ...part];
  });
}

function arrow(): Child {
  const properties = { className: ["whitespace-nowrap"] };
  return { type: "element", tagName: "span", properties, children: [{ type: "text", value: ARROW }] };
}
