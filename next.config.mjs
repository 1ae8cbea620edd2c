/*
 * The limit on form bodies is above MAX_ARGS_BYTES (lib/contract/workflow.ts), so that the form itself can refuse
 * inputs that are too large, by name and with everything typed still there. What is larger yet never gets here: the
 * web server answers it with 413.
 */
const BODY_LIMIT = "10mb";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
];

/** @type {import("next").NextConfig} */
export default {
  agentRules: false,
  // Next compresses pages only: the web server (lib/cli/web-server.ts) does it for everything.
  compress: false,
  cacheComponents: false,
  devIndicators: false,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@dbos-inc/dbos-sdk", "pg", "pino"],
  // The build also runs on a user's machine at the first start; types are checked by .ci.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: BODY_LIMIT },
    proxyClientMaxBodySize: BODY_LIMIT,
  },
  async headers() {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
  // A page and a route handler cannot share a path: the JSON of a page is served from a path of its own.
  async rewrites() {
    const asked = (key) => [{ type: "query", key, value: "1" }];
    return {
      beforeFiles: [
        { source: "/ai_job", has: asked("json"), destination: "/api/pages/job" },
        { source: "/ai_job", has: asked("export"), destination: "/api/pages/job" },
        { source: "/ai_models", has: asked("json"), destination: "/api/pages/models" },
        // Browsers ask for it where a page is plain text and names no icon.
        { source: "/favicon.ico", destination: "/favicon.svg" },
        { source: "/:ns/ai", has: asked("json"), destination: "/api/pages/:ns/list" },
      ],
    };
  },
};
