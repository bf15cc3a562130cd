'use client';

/** The last resort, when even the root layout failed: it can rely on nothing else. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en" className="system">
      <body>
        <title>Something went wrong · Winloop</title>
        <main role="alert">
          <h1>Winloop could not start this page</h1>
          <p>Your data is safe. Try again in a moment.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
          {error.digest ? <p>Reference {error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
