"use client";

import { type RefObject, useEffect } from "react";

/** Name of the highlight in the style sheet. */
const NAME = "found";
/** More places than this are not marked: nobody reads so many, and marking them takes time. */
const MAX_PLACES = 1000;

/**
 * Marks where `text` stands in an element, without regard to case, and scrolls to the first place. It follows what the element
 * shows; `renew` is compared only. The marks change nothing in the document.
 */
export function useTextHighlight(element: RefObject<HTMLElement | null>, text: string, renew: unknown): void {
  useEffect(() => {
    const root = element.current;
    if (root === null || text === "" || renew === null || !("highlights" in CSS)) return;
    let scrolled = false;
    const mark = () => {
      const places = placesOf(root, text.toLowerCase());
      CSS.highlights.set(NAME, new Highlight(...places));
      if (!scrolled && places[0] !== undefined) {
        scrolled = true;
        showPlace(places[0]);
      }
    };
    mark();
    const watcher = new MutationObserver(mark);
    watcher.observe(root, { childList: true, subtree: true });
    return () => {
      watcher.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [element, text, renew]);
}

/** Opens what hides a place, and scrolls to it. */
function showPlace({ startContainer }: Range): void {
  const element = startContainer.parentElement;
  for (let around = element?.closest("details"); around != null; around = around.parentElement?.closest("details")) {
    around.open = true;
  }
  element?.scrollIntoView({ block: "nearest" });
}

function placesOf(root: HTMLElement, wanted: string): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const places: Range[] = [];
  while (walker.nextNode() !== null && places.length < MAX_PLACES) {
    const node = walker.currentNode as Text;
    const text = node.data.toLowerCase();
    for (
      let at = text.indexOf(wanted);
      at >= 0 && places.length < MAX_PLACES;
      at = text.indexOf(wanted, at + wanted.length)
    ) {
      const range = document.createRange();
      range.setStart(node, Math.min(at, node.length));
      range.setEnd(node, Math.min(at + wanted.length, node.length));
      places.push(range);
    }
  }
  return places;
}
