'use client';

import { setNonce } from 'get-nonce';
import type { ReactNode } from 'react';
import { LocaleProvider } from '@/components/ui/locale';
import { Toaster } from '@/components/ui/toast';
import { QueryProvider } from '@/lib/query/provider';

interface ProvidersProps {
  nonce: string | undefined;
  locale: string;
  timeZone: string;
  children: ReactNode;
}

let hasNonce = false;

/**
 * The scroll lock of dialogs writes one style element; without the nonce the security policy refuses it. Only the
 * first one counts: a refresh brings the nonce of another response, which is not the document's.
 */
function rememberNonce(nonce: string | undefined): void {
  if (hasNonce || !nonce || typeof window === 'undefined') return;
  setNonce(nonce);
  hasNonce = true;
}

export function Providers({ nonce, locale, timeZone, children }: ProvidersProps) {
  rememberNonce(nonce);
  return (
    <LocaleProvider locale={locale} timeZone={timeZone}>
      <QueryProvider>
        {children}
        <Toaster />
      </QueryProvider>
    </LocaleProvider>
  );
}
