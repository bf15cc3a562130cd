'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { FigureChange } from '@/components/learning/figure-change';
import { basisText, valueText } from '@/components/learning/figure-words';
import { answerOf } from '@/components/learning/headlines';
import { DEFAULT_DAYS } from '@/components/learning/learning-query';
import { useLearning } from '@/components/learning/use-learning';
import { Section } from '@/components/ui/card';
import { useLocale } from '@/components/ui/locale';
import { Skeleton } from '@/components/ui/skeleton';
import type { Figure } from '@/lib/learning/schema';
import { figuresForToday } from './getting-better-figures';

/** Is it getting better? The answer and a few figures; the rest is one press away. */
export function GettingBetter({ orgId }: { orgId: string }) {
  const { data, isPending, isError } = useLearning(orgId, DEFAULT_DAYS);
  const figures = figuresForToday(data?.figures ?? []);
  if (isError || (data && figures.length === 0)) return null;
  return (
    <Section id="getting-better" title="Is it getting better?" actions={<All />}>
      {isPending ? <Skeleton className="h-64 w-full" /> : null}
      {data ? (
        <>
          <p className="text-pretty text-sm">{answerOf(data.figures)}.</p>
          <dl className="mt-3 flex flex-col gap-3 text-sm">
            {figures.map((figure) => (
              <Item key={figure.key} figure={figure} />
            ))}
          </dl>
          <p className="mt-3 text-muted text-xs">The last {data.period.days} days against the ones before.</p>
        </>
      ) : null}
    </Section>
  );
}

function All() {
  return (
    <Link href={'/learning' as Route} className="text-accent-ink text-sm underline underline-offset-2">
      All figures
    </Link>
  );
}

function Item({ figure }: { figure: Figure }) {
  const { locale } = useLocale();
  if (figure.value === null) return null;
  return (
    <div>
      <dt>
        <Link
          href={`/learning#figure-${figure.key}` as Route}
          className="text-muted text-xs hover:text-ink hover:underline"
        >
          {figure.label}
        </Link>
      </dt>
      <dd className="num">
        <span className="font-semibold">{valueText(figure.value, figure, locale)}</span>{' '}
        <span className="text-muted">({basisText(figure, figure, locale)})</span>
      </dd>
      <dd className="text-xs">
        <FigureChange figure={figure} />
      </dd>
    </div>
  );
}
