'use client';

import { engineWords } from '@/components/insights/answered-by';
import { MODE_LABELS } from '@/components/personas/persona-words';
import { Section } from '@/components/ui/card';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { formatNumber } from '@/components/ui/format';
import { Interval } from '@/components/ui/interval';
import { useLocale } from '@/components/ui/locale';
import { Notice } from '@/components/ui/notice';
import type { MethodTest, PersonaReport, RatingGroup } from '@/lib/personas/report-schema';
import { PERSONA_METHODS, PERSONA_MODES } from '@/lib/personas/sections';
import { GROUP_LABELS, METHOD_LABELS, verdictWords } from './report-words';

function nameOf({ by, key }: RatingGroup): string {
  const method = PERSONA_METHODS.find((known) => known === key);
  const mode = PERSONA_MODES.find((known) => known === key);
  if (by === 'method' && method) return METHOD_LABELS[method];
  if (by === 'mode' && mode) return MODE_LABELS[mode];
  return engineWords({ engine: key, model: null });
}

const columns: Column<RatingGroup>[] = [
  { id: 'by', header: 'Compared by', value: ({ by }) => GROUP_LABELS[by] },
  { id: 'key', header: 'Personas', value: nameOf },
  {
    id: 'mean',
    header: 'Stars, mean',
    numeric: true,
    value: ({ mean }) => mean,
    cell: ({ mean, interval, n }) => <Interval mean={mean} interval={interval} n={n} unit="number" />,
  },
  { id: 'raters', header: 'Raters', numeric: true, value: ({ raters }) => raters, from: 'sm' },
];

export function Ratings({ report }: { report: PersonaReport }) {
  return (
    <Section
      id="ratings"
      title="Ratings"
      description="Means are drawn towards what all personas here get; intervals hold 90 %"
      flush
    >
      {report.ratings.length === 0 ? (
        <p className="p-4 text-muted text-sm">
          Nobody has rated a persona yet. The stars are on the persona itself, beside its claims.
        </p>
      ) : (
        <>
          <div className="p-4">
            <MethodResult test={report.method_test} />
          </div>
          <div className="border-line border-t">
            <DataTable
              label="Ratings by method, engine and data used"
              columns={columns}
              rows={report.ratings}
              rowId={({ by, key }) => `${by} ${key}`}
              sortParam="ratings"
              exportName="persona-ratings"
            />
          </div>
        </>
      )}
    </Section>
  );
}

function MethodResult({ test }: { test: MethodTest | null }) {
  const { locale } = useLocale();
  if (!test) return <p className="text-muted text-sm">The methods are compared once both have a rating.</p>;
  const stars = (value: number) => formatNumber(value, locale, { signDisplay: 'exceptZero' });
  const [low, high] = test.difference.interval;
  return (
    <Notice title={verdictWords(test)}>
      <span className="num">
        {METHOD_LABELS[test.treatment]} against {METHOD_LABELS[test.control].toLowerCase()}:{' '}
        {stars(test.difference.value)} stars ({stars(low)} to {stars(high)}, n = {test.n[1]} and {test.n[0]}).
      </span>{' '}
      The interval holds 90 % however often one looks.
    </Notice>
  );
}
