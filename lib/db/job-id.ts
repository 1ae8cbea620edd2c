const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether `text` can be the id of a job; the database refuses to compare anything else with one. */
export function isJobId(text: string): boolean {
  return UUID.test(text);
}
