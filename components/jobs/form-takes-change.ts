/** For a field whose value is given and whose change the form around it takes: React asks for a handler all the same. */
export function formTakesChange(): void {}
