'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Definition } from '@/components/ui/definition';
import { useLocale } from '@/components/ui/locale';
import type { Figure } from '@/lib/learning/schema';
import { FigureChange } from './figure-change';
import { basisText, movementText, valueText } from './figure-words';

/** One figure: what it is, what it says, what became of it, and the rows behind it. */
export function FigureRow({ figure }: { figure: Figure }) {
  const { key, label, definition, association, rows, value } = figure;
  return (
    <li
      id={`figure-${key}`}
      className="grid scroll-mt-4 gap-x-4 border-line border-b px-4 py-2 text-sm last:border-b-0 target:bg-accent-soft md:grid-cols-[minmax(0,9fr)_minmax(0,8fr)_minmax(0,9fr)]"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3>
          <Definition content={definition}>{label}</Definition>
        </h3>
        {association ? <Badge>Association, not cause</Badge> : null}
      </div>
      {value === null ? (
        <p className="text-pretty py-0.5 text-muted md:col-span-2 md:row-span-2">
          <span className="font-medium text-ink">Not enough yet.</span> {figure.why_empty}
        </p>
      ) : (
        <>
          <Value figure={figure} value={value} />
          <div className="py-0.5 md:row-span-2">
            <FigureChange figure={figure} />
          </div>
        </>
      )}
      {rows ? (
        <Link
          href={rows.href as Route}
          className="w-fit py-1 text-accent-ink text-xs underline underline-offset-2 md:col-start-1 md:row-start-2"
        >
          {rows.label}
          <span className="sr-only">: behind “{label}”</span>
        </Link>
      ) : null}
    </li>
  );
}

function Value({ figure, value }: { figure: Figure; value: number }) {
  const { locale } = useLocale();
  const { reference } = figure;
  return (
    <div className="num py-0.5 md:row-span-2">
      <p>
        <span className="font-semibold">{valueText(value, figure, locale)}</span>{' '}
        <span className="text-muted">({basisText(figure, figure, locale)})</span>
      </p>
      {reference ? (
        <p className="text-muted text-xs">
          {reference.label}: {valueText(reference.value, figure, locale)} (
          {basisText(reference, figure, locale)})
          {reference.difference ? `; difference ${movementText(reference.difference, figure, locale)}` : null}
        </p>
      ) : null}
    </div>
  );
}
