'use client';

import { ErrorState } from '@/components/ui/error-state';

/** Inside the frame, so that the navigation stays. */
export default function AppError({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <ErrorState title="This page could not be shown" onRetry={retry} reference={error.digest}>
      Your data is safe. Try again; if it happens twice, tell whoever runs your workspace the reference below.
    </ErrorState>
  );
}
