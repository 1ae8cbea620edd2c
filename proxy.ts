import { type NextRequest, NextResponse } from "next/server";

/*
 * Gives every page a content security policy of its own: only scripts of this site, and inline ones only with the
 * nonce of this response. Next reads the nonce from the request's header and puts it on its own scripts.
 * Style attributes stay allowed: the bars of the timeline are positioned by them.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/|favicon\\.svg$).*)"],
};
