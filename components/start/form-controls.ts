type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Puts a text into a field of a form; nothing happens when there is no such field. */
export function setField(form: HTMLFormElement | null, name: string, value: string): void {
  const element = form?.elements.namedItem(name);
  if (isControl(element)) element.value = value;
}

/** What is in the fields that a person sees, by their names, and the workflow that they belong to. */
export function enteredIn(form: HTMLFormElement): { workflow: string; fields: Record<string, string> } {
  const controls = [...form.elements].filter(isControl);
  const seen = controls.filter(({ name, type }) => name !== "" && type !== "hidden" && type !== "file");
  return {
    workflow: controls.find(({ name }) => name === "workflow")?.value ?? "",
    fields: Object.fromEntries(seen.map(({ name, value }) => [name, value])),
  };
}

function isControl(element: unknown): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}
