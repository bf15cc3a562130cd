'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function RouteError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <ErrorState title="This page could not be shown" onRetry={reset} reference={error.digest}>
        Your data is safe. Try again; if it happens twice, tell whoever runs your workspace the reference
        below.
      </ErrorState>
    </main>
  );
}
