import type { APICallError } from "@ai-sdk/provider";

/** What is looked at of a body: an error is short, and a body may be an answer of megabytes. */
const LOOKED_AT = 20_000;

/** What the provider said of a failed call, in lower case. */
export function saidBy({ message, responseBody = "" }: APICallError): string {
  return `${message}\n${responseBody.slice(0, LOOKED_AT)}`.toLowerCase();
}

/** True when a page for people came instead of an answer. */
export function isHtml({ responseHeaders = {}, responseBody = "" }: APICallError): boolean {
  return /\bhtml\b/.test(responseHeaders["content-type"] ?? "") || /^\s*<(!doctype|html)/i.test(responseBody);
}
