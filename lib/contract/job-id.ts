const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether `text` has the form that job ids have: anything else names no job, and the database refuses to compare it with one. */
export function isJobId(text: string): boolean {
  return UUID.test(text);
}
