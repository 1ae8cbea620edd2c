import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import c from "highlight.js/lib/languages/c";
import json from "highlight.js/lib/languages/json";
import { createLowlight } from "lowlight";
import type { ReactNode } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";

const lowlight = createLowlight({ c, json });

export type Language = "c" | "json" | "text";

/** Above this many characters text stays plain: colours would cost more than they show. */
const MAX_HIGHLIGHTED = 150_000;

/** `code` as coloured elements; the text itself when it is long or has no language. */
export function highlight(code: string, language: Language): ReactNode {
  if (language === "text" || code.length > MAX_HIGHLIGHTED) return code;
  return toJsxRuntime(lowlight.highlight(language, code), { Fragment, jsx, jsxs });
}
