"use client";

import { type SubmitEvent, useState } from "react";
import { nextTheme, type Theme } from "./theme";
import { useKeys } from "./use-keys";

const signs: Record<Theme, string> = { system: "◐", light: "☀", dark: "☾" };

/**
 * Switches between the system's theme, light and dark. The server keeps the choice in a cookie (`action` is where it is
 * posted to), so that the next page is painted in it at once; without a script the form does the same with a reload.
 */
export function ThemeSwitch({ chosen, action }: { chosen: Theme; action: string }) {
  const [theme, setTheme] = useState(chosen);
  const next = nextTheme(theme);
  const change = () => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
    void fetch(action, { method: "POST", body: new URLSearchParams({ theme: next }), redirect: "manual" });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change();
  };
  useKeys({ t: change });
  return (
    <form method="post" action={action} onSubmit={submit}>
      <input type="hidden" name="theme" value={next} />
      <button type="submit" className="text-muted hover:text-ink px-1" title={`Theme: ${theme} (t)`}>
        <span aria-hidden="true">{signs[theme]}</span>
        <span className="sr-only">{`Theme: ${theme}. Switch to ${next}`}</span>
      </button>
    </form>
  );
}
