"use client";

import Link from "next/link";
import { type RefObject, useEffect, useRef } from "react";
import type { Namespace } from "@/lib/contract/namespace";
import { routes } from "@/lib/routes";

/** The namespace of the page; a menu when there are others. It is a disclosure, so it works without a script. */
export function NamespaceSwitcher({ current, namespaces }: { current: string; namespaces: readonly Namespace[] }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => closeWhenLeft(menu), []);
  if (namespaces.every(({ name }) => name === current)) return <span>{current}</span>;
  return (
    <details ref={menu} className="namespaces">
      <summary>
        {current} <span aria-hidden="true">▾</span>
      </summary>
      <ul>
        {namespaces.map(({ name, title }) => (
          <li key={name}>
            <Link prefetch={false} href={routes.jobList(name)} aria-current={name === current ? "true" : undefined}>
              <span aria-hidden="true">{name === current ? "✓" : ""}</span>
              <span>{name}</span>
              <span className="text-muted truncate">{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Closes the menu on Escape, on a press outside of it, and when a link of it was followed. Returns what ends that. */
function closeWhenLeft(ref: RefObject<HTMLDetailsElement | null>): () => void {
  const close = () => ref.current?.removeAttribute("open");
  const press = ({ target }: PointerEvent) => {
    if (!(target instanceof Node && ref.current?.contains(target))) close();
  };
  const key = (event: KeyboardEvent) => {
    const menu = ref.current;
    if (event.key !== "Escape" || menu?.open !== true) return;
    event.preventDefault(); // what else Escape would close stays open
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    close();
  };
  const follow = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest(".namespaces a") !== null) close();
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
