'use client';

import { formatDate } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';

interface PeriodProps {
  from: string | null;
  to: string | null;
}

/** From the first to the last message that was sent. */
export function Period({ from, to }: PeriodProps) {
  const { locale, timeZone } = useLocale();
  if (!from || !to) return <span className="text-faint">Nothing sent yet</span>;
  const first = formatDate(from, locale, timeZone, false);
  const last = formatDate(to, locale, timeZone, false);
  return (
    <span className="num whitespace-nowrap" suppressHydrationWarning>
      {first === last ? first : `${first} – ${last}`}
    </span>
  );
}
