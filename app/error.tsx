'use client';

import { ErrorState } from '@/components/ui/error-state';

export default function RouteError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <ErrorState title="This page could not be shown" onRetry={retry} reference={error.digest}>
        Your data is safe. Try again; if it happens twice, tell whoever runs your workspace the reference
        below.
      </ErrorState>
    </main>
  );
}
