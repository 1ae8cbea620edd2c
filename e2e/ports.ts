/** Where the browser tests' own site listens; apart from the default port, so that a running site is left alone. */
export const site = { port: 3341, url: "http://127.0.0.1:3341" };

/** Where the scripted model server listens. */
export const scriptedModel = { port: 3342, url: "http://127.0.0.1:3342" };
