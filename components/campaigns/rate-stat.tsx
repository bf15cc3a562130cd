'use client';

import { formatInterval } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Stat } from '@/components/ui/stat';
import type { Rate } from '@/lib/outcomes/strategy-schema';

/** A rate as a figure, with its interval and n under it. */
export function RateStat({ label, rate }: { label: string; rate: Rate | null }) {
  const { locale } = useLocale();
  if (!rate || rate.n === 0) return <Stat label={label} value="–" note="nothing arrived yet" />;
  const text = formatInterval(rate, locale);
  const cut = text.indexOf(' (');
  return <Stat label={label} value={text.slice(0, cut)} note={text.slice(cut + 2, -1)} />;
}
