'use client';

import { useLocale } from '@/components/ui/locale';
import { Notice } from '@/components/ui/notice';
import type { PlanItem } from '@/lib/intelligence/plan-schema';
import { undecidedText } from './plan-words';

/** Says plainly that a trial ended without a result, with the measurement beside the promise. */
export function PlanUndecided({ item, isAdmin }: { item: PlanItem; isAdmin: boolean }) {
  const { locale } = useLocale();
  return (
    <Notice tone="warn" title={`Undecided after ${item.canary?.window_days} days`}>
      <p>{undecidedText(item, locale)}</p>
      <p>{isAdmin ? 'The trial goes on until you settle it.' : 'An admin settles it.'}</p>
    </Notice>
  );
}
