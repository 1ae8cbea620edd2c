import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { NowProvider } from "@/components/ui/now";
import { readTheme, THEME_COOKIE } from "@/components/ui/theme";

export const metadata: Metadata = {
  title: { default: "assay", template: "%s · assay" },
  description: "Assessments of kernel bug reports",
  icons: { icon: "/favicon.svg" },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <body>
        <a href="#content" className="bg-canvas border-edge sr-only z-40 border p-2 focus:not-sr-only focus:absolute">
          Skip to the content
        </a>
        <NowProvider at={Date.now()}>{children}</NowProvider>
      </body>
    </html>
  );
}
