import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { expect, test } from "vitest";
import { config } from "@/proxy";

const isProtected = (url: string) => unstable_doesMiddlewareMatch({ config, url });

test("every page has the content security policy, whatever its namespace is called", () => {
  for (const url of ["/", "/upstream/ai", "/ai_job?id=1", "/favicon.svg-team/ai", "/favicon-svg/ai", "/apis/ai"]) {
    expect([url, isProtected(url)]).toEqual([url, true]);
  }
  for (const url of ["/api/health", "/_next/static/x.js", "/favicon.svg"]) expect(isProtected(url)).toBe(false);
});
