import { get } from "node:http";

/** One answer of a server, read to its end. */
export interface Answered {
  readonly milliseconds: number;
  /** As they came over the wire, compressed. */
  readonly bytes: number;
}

/** Asks for `url` as a browser does. Rejects when the answer is no success. */
export function ask(url: string): Promise<Answered> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { "accept-encoding": "gzip, br", accept: "text/html" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once("error", reject);
      response.once("end", () => {
        const { statusCode = 0 } = response;
        if (statusCode !== 200) reject(new Error(`${url} answers ${statusCode}.`));
        else resolve({ milliseconds: performance.now() - began, bytes });
      });
    });
    request.once("error", reject);
  });
}
