import { readTheme, THEME_COOKIE } from "@/components/ui/theme";
import { routes } from "@/lib/routes";

const ONE_YEAR_S = 365 * 24 * 3600;

/** Keeps the chosen theme in a cookie and goes back to the page that it was chosen on. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const theme = readTheme(String(form.get("theme")));
  return new Response(null, {
    status: 303,
    headers: {
      Location: backTo(request.headers.get("referer")),
      "Set-Cookie": `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax; HttpOnly`,
    },
  });
}

/** Path and query only: never to another site. */
function backTo(referer: string | null): string {
  if (referer === null || !URL.canParse(referer)) return routes.home();
  const { pathname, search } = new URL(referer);
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
