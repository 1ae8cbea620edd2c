/** The colours that the style sheet's variables have at an element, here and now: a canvas does not take `light-dark()`. */
export function resolveColours(element: HTMLElement): (variable: string) => string {
  return (variable) => {
    element.style.color = `var(${variable})`;
    const { color } = getComputedStyle(element);
    element.style.color = "";
    return color;
  };
}

/** Calls back when the theme changes, by choice or by the system, until the returned function is called. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", listener);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", listener);
  };
}
