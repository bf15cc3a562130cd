'use client';

import { useLocale } from '@/components/ui/locale';

interface PeriodProps {
  from: string | null;
  to: string | null;
}

/** From the first to the last message that was sent. */
export function Period({ from, to }: PeriodProps) {
  const { locale, timeZone } = useLocale();
  if (!from || !to) return <span className="text-faint">Nothing sent yet</span>;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  return (
    <span className="num whitespace-nowrap" suppressHydrationWarning>
      {format.formatRange(new Date(from), new Date(to))}
    </span>
  );
}
