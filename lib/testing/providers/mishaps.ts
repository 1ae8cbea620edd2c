import type { Mishap } from "./provider-server";

/* What goes wrong between a provider and those who ask it. */

/** Too many calls: come back in a second. */
export const tooManyCalls: Mishap = (response) => {
  const error = { message: "Slow down <b>now</b>", type: "rate_limit_error", code: 429 };
  response.writeHead(429, { "content-type": "application/json", "retry-after": "1" }).end(JSON.stringify({ error }));
};

export const serverError: Mishap = (response) => {
  response.writeHead(500, { "content-type": "text/plain" }).end("Internal Server Error");
};

/** The connection breaks in the middle of an answer. */
export const cutConnection: Mishap = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"id":"half', () => response.destroy());
};

/** The connection breaks before anything is answered. */
export const noAnswer: Mishap = (response) => {
  response.destroy();
};

/** An answer that ends whole, but is none. */
export const garbage: Mishap = (response) => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"choices": [{"mess');
};
