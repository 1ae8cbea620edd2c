"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** Shown in the place of a page that could not be made: by the server, as an error with a digest says, or in the browser. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const isServers = error.digest !== undefined;
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  // A script that did not come is not asked for twice.
  const retry = () => (isServers ? again() : window.location.reload());
  return (
    <main id="content" className="px-4 py-3">
      <h1 className="text-lg font-bold">This page could not be made</h1>
      <p className="mt-2 max-w-prose">
        {isServers
          ? `Usually the database does not answer: it may be starting, or have been stopped. The reason is in the server's log, under ${error.digest}.`
          : "The server does not answer, or the site was updated since this page was opened."}
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
