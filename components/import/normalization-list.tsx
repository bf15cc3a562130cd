'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ImportKind } from '@/lib/imports/kinds';
import type { Normalization } from '@/lib/imports/schema';
import { normalizationSentence, plural } from './import-words';

interface NormalizationListProps {
  kind: ImportKind;
  entries: readonly Normalization[];
  /** Takes a suggestion over into the mapping; without it, suggestions are only shown. */
  onApply?: (field: string, from: string, to: string) => void;
}

const FIRST = 12;
const ORDER: Normalization['how'][] = ['suggestion', 'spelling', 'existing_deals', 'not_a_member', 'created'];

/** Nothing is changed silently: every spelling that was brought together, with how often. */
export function NormalizationList({ kind, entries, onApply }: NormalizationListProps) {
  const [isAll, setAll] = useState(false);
  const sorted = [...entries].sort(
    (a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || b.count - a.count,
  );
  const shown = isAll ? sorted : sorted.slice(0, FIRST);
  return (
    <>
      <ul className="divide-y divide-line text-sm">
        {shown.map((entry) => (
          <li
            key={`${entry.how} ${entry.field} ${entry.from} ${entry.to}`}
            className="flex min-h-9 flex-wrap items-center justify-between gap-2 px-4 py-1.5"
          >
            <span>{normalizationSentence(kind, entry)}</span>
            {entry.how === 'suggestion' && onApply ? (
              <Button size="sm" onClick={() => onApply(entry.field, entry.from ?? '', entry.to ?? '')}>
                Use "{entry.to}"
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {sorted.length > FIRST ? (
        <div className="px-4 py-2">
          <Button size="sm" variant="ghost" onClick={() => setAll(!isAll)}>
            {isAll ? 'Show fewer' : `Show ${plural(sorted.length - FIRST, 'more line')}`}
          </Button>
        </div>
      ) : null}
    </>
  );
}
