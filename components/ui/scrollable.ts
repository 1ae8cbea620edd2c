/**
 * For elements that scroll: the keyboard has to reach them. Linters take a `tabIndex` on something that is not a control
 * for a mistake; for a region that scrolls, WCAG asks for it.
 */
export const scrollable = { tabIndex: 0 } as const;
