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

export function Providers({ nonce, locale, timeZone, children }: ProvidersProps) {
  // The scroll lock of dialogs writes one style element; without the nonce the security policy refuses it.
  if (nonce && typeof window !== 'undefined') setNonce(nonce);
  return (
    <LocaleProvider locale={locale} timeZone={timeZone}>
      <QueryProvider>
        {children}
        <Toaster />
      </QueryProvider>
    </LocaleProvider>
  );
}
