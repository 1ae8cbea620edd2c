type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Puts a text into a field of a form; nothing happens when there is no such field. */
export function setField(form: HTMLFormElement | null, name: string, value: string): void {
  const element = form?.elements.namedItem(name);
  if (isControl(element)) element.value = value;
}

/** The names of the fields that do not hold what the page came with. */
export function changedFields(form: HTMLFormElement): Set<string> {
  return new Set(
    seenControls(form)
      .filter(isChanged)
      .map(({ name }) => name),
  );
}

function isChanged(control: Control): boolean {
  if (!(control instanceof HTMLSelectElement)) return control.value !== control.defaultValue;
  const first = [...control.options].findIndex(({ defaultSelected }) => defaultSelected);
  return control.selectedIndex !== Math.max(first, 0);
}

/** What is in the fields that a person sees, by their names, and the workflow that they belong to. */
export function enteredIn(form: HTMLFormElement): { workflow: string; fields: Record<string, string> } {
  const workflow = form.elements.namedItem("workflow");
  return {
    workflow: isControl(workflow) ? workflow.value : "",
    fields: Object.fromEntries(seenControls(form).map(({ name, value }) => [name, value])),
  };
}

function seenControls(form: HTMLFormElement): Control[] {
  const controls = [...form.elements].filter(isControl);
  return controls.filter(({ name, type }) => name !== "" && type !== "hidden" && type !== "file");
}

function isControl(element: unknown): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  );
}
