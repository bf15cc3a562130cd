'use client';

import { useSyncExternalStore } from 'react';
import { formatDate, formatRelative } from './format';
import { useLocale } from './locale';

const MINUTE_MS = 60_000;
const thisMinute = () => Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1;

function everyMinute(onChange: () => void): () => void {
  const timer = setInterval(onChange, MINUTE_MS);
  return () => clearInterval(timer);
}

/** `3 days ago`, with the exact time in the person's own time zone on hover. */
export function RelativeTime({ value }: { value: string }) {
  const { locale, timeZone } = useLocale();
  const now = useSyncExternalStore(everyMinute, thisMinute, thisMinute);
  return (
    <time
      dateTime={value}
      title={formatDate(value, locale, timeZone)}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {formatRelative(value, now, locale)}
    </time>
  );
}

/** The date itself, `3 Nov 2026`; with `withTime` also the hour. */
export function DateTime({ value, withTime = false }: { value: string; withTime?: boolean }) {
  const { locale, timeZone } = useLocale();
  return (
    <time dateTime={value} className="whitespace-nowrap" suppressHydrationWarning>
      {formatDate(value, locale, timeZone, withTime)}
    </time>
  );
}
