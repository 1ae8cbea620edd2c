"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** Shown in the place of a page that could not be made; in most cases the database does not answer. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <main id="content" className="px-4 py-3">
      <h1 className="text-lg font-bold">This page could not be made</h1>
      <p className="mt-2 max-w-prose">
        Usually the database does not answer: it may be starting, or have been stopped. The reason is in the server's
        log
        {error.digest === undefined ? "." : `, under ${error.digest}.`}
      </p>
      <p className="mt-3 flex gap-2">
        <button type="button" className="control" onClick={retry}>
          Try again
        </button>
        <a href="/" className="control">
          Go to the jobs
        </a>
      </p>
    </main>
  );
}
