'use client';

import { useEffect, useState } from 'react';
import { formatDate } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { RelativeTime } from '@/components/ui/relative-time';

interface RefreshedProps {
  /** Null: not computed, or not loaded yet. */
  computedAt: string | null;
  /** Why newer figures could not be had, while these stay. */
  problem?: string | undefined;
}

/** How old the figures are; says so aloud, politely, when newer ones arrive. */
export function Refreshed({ computedAt, problem }: RefreshedProps) {
  const { locale, timeZone } = useLocale();
  const [seen, setSeen] = useState(computedAt);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (computedAt === seen) return;
    setSeen(computedAt);
    if (computedAt && seen) setNews(`Figures refreshed, as of ${formatDate(computedAt, locale, timeZone)}`);
  }, [computedAt, seen, locale, timeZone]);
  return (
    <>
      {computedAt ? (
        <>
          As of <RelativeTime value={computedAt} />
        </>
      ) : (
        'Is it getting better?'
      )}
      {problem ? <span className="text-warn-ink">, not refreshed since: {problem}</span> : null}
      <span role="status" className="sr-only">
        {news}
      </span>
    </>
  );
}
