"use client";

import { type RefObject, useEffect } from "react";

/** Closes a `<details>` that serves as a menu: on Escape, on a press outside of it, and when a link in it was followed. */
export function useDismiss(menu: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => closeWhenLeft(menu), [menu]);
}

function closeWhenLeft(ref: RefObject<HTMLDetailsElement | null>): () => void {
  const close = () => ref.current?.removeAttribute("open");
  const isInside = (target: EventTarget | null) => target instanceof Node && ref.current?.contains(target) === true;
  const press = ({ target }: PointerEvent) => {
    if (!isInside(target)) close();
  };
  const key = (event: KeyboardEvent) => {
    const menu = ref.current;
    if (event.key !== "Escape" || menu?.open !== true) return;
    event.preventDefault(); // what else Escape would close stays open
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    close();
  };
  const follow = ({ target }: MouseEvent) => {
    if (target instanceof Element && isInside(target) && target.closest("a") !== null) close();
  };
  document.addEventListener("pointerdown", press);
  document.addEventListener("keydown", key, { capture: true });
  document.addEventListener("click", follow);
  return () => {
    document.removeEventListener("pointerdown", press);
    document.removeEventListener("keydown", key, { capture: true });
    document.removeEventListener("click", follow);
  };
}
