'use client';

import './globals.css';

/** The last resort, when even the root layout failed: it can rely on nothing else. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <html lang="en" className="system">
      <body>
        <title>Something went wrong · Winloop</title>
        <main role="alert" className="mx-auto flex max-w-md flex-col items-start gap-3 px-4 py-24">
          <h1 className="font-semibold text-xl">Winloop could not start this page</h1>
          <p>Your data is safe. Try again in a moment.</p>
          <button type="button" onClick={retry} className="h-8 rounded-md bg-accent px-3 text-on-accent">
            Try again
          </button>
          {error.digest ? <p className="text-muted text-sm">Reference {error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
