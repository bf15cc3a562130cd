import { isInCommons } from '../intelligence/queries';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { Analysis } from './analysis-schema';
import { type CellFigures, chooseBenchmark, compareAmong, neededOf } from './benchmark-choice';
import { fromScale } from './benchmark-scale';
import { type BenchmarkRow, benchmarkSchema } from './benchmark-schema';
import {
  BENCHMARK_METRICS,
  type BenchmarkCell,
  type BenchmarkMetric,
  COMPANY_SIZES,
  type CompanySize,
  type Comparison,
  INDUSTRIES,
} from './compare-schema';
import { industryOf } from './industry';

const keyOf = (cell: { industry: string; company_size: string; metric: string }) =>
  `${cell.industry} ${cell.company_size} ${cell.metric}`;

/** Everything that is known of every cell; what the commons knows only while the organisation is in it. */
export async function readFigures(db: Db, orgId: string): Promise<CellFigures[]> {
  const [rows, isMember] = await Promise.all([
    must(
      db
        .from('industry_benchmarks')
        .select('industry, company_size, metric, source, value, n, variance, weight, bins')
        .or(`org_id.is.null,org_id.eq.${orgId}`),
    ),
    isInCommons(db, orgId),
  ]);
  const shared = isMember
    ? await must(
        db
          .from('commons_benchmarks')
          .select('industry, company_size, metric, n, mean, variance, bins, n_organizations'),
      )
    : [];
  const commons = new Map(shared.map((row) => [keyOf(row), row]));
  const of = (source: string) =>
    new Map(rows.filter((row) => row.source === source).map((row) => [keyOf(row), row]));
  const [own, custom] = [of('own'), of('custom')];
  return [...of('built_in').values()].map((row) => {
    const { industry, company_size, metric } = benchmarkSchema
      .pick({ industry: true, company_size: true, metric: true })
      .parse(row);
    const key = keyOf(row);
    const learned = own.get(key);
    const { n, variance, weight, bins } = learned ?? {};
    return {
      industry,
      company_size,
      metric,
      builtIn: row.value,
      own:
        learned && n && bins
          ? { value: learned.value, n, variance: variance ?? 0, weight: weight ?? n, bins }
          : null,
      commons: commons.get(key) ?? null,
      custom: custom.get(key)?.value ?? null,
    };
  });
}

const ORDER: readonly string[] = [...INDUSTRIES, ...COMPANY_SIZES, 'all'];
const place = ({ industry, company_size }: BenchmarkCell) =>
  ORDER.indexOf(industry) * ORDER.length + ORDER.indexOf(company_size);

/** Every cell in the order of the industries and sizes. */
export async function listBenchmarks(db: Db, orgId: string): Promise<BenchmarkRow[]> {
  const cells = await readFigures(db, orgId);
  return cells
    .sort((a, b) => place(a) - place(b))
    .map((cell) => ({
      industry: cell.industry,
      company_size: cell.company_size,
      metric: cell.metric,
      benchmark: chooseBenchmark(cell),
      built_in: cell.builtIn,
      own: cell.own && { value: cell.own.value, n: cell.own.n, needed: neededOf(cell.own) },
      commons: cell.commons && {
        value: fromScale(cell.metric, cell.commons.mean),
        n: cell.commons.n,
        n_organizations: cell.commons.n_organizations,
      },
      custom: cell.custom,
    }));
}

type Person = Pick<Analysis, 'contact' | 'email' | 'response_time' | 'decision_speed'>;

/** A contact's engagement, response time and deal cycle beside what is usual for such people. */
export async function benchmarksFor(db: Db, orgId: string, person: Person): Promise<Comparison[]> {
  const figures = await readFigures(db, orgId);
  const cell = cellOf(person);
  return BENCHMARK_METRICS.flatMap((metric) => {
    const among = cellsAround(cell).flatMap(
      (wanted) => figures.find((found) => keyOf(found) === keyOf({ ...wanted, metric })) ?? [],
    );
    const { value, n } = figureFor(person, metric);
    const compared = compareAmong(among, value, n);
    return compared ? [compared] : [];
  });
}

function cellOf({ contact }: Person): BenchmarkCell {
  const size = COMPANY_SIZES.find((known) => known === contact.company_size);
  return { industry: industryOf(contact.industry) ?? 'all', company_size: size ?? sizeOf(contact.employees) };
}

function sizeOf(employees: number | null): CompanySize | 'all' {
  if (employees === null || employees < 1) return 'all';
  if (employees <= 50) return 'small';
  return employees <= 200 ? 'medium' : 'large';
}

/** The cell itself, then wider ones, each once. */
function cellsAround({ industry, company_size }: BenchmarkCell): BenchmarkCell[] {
  const cells: BenchmarkCell[] = [
    { industry, company_size },
    { industry, company_size: 'all' },
    { industry: 'all', company_size },
    { industry: 'all', company_size: 'all' },
  ];
  return cells.filter((cell, i) => {
    const key = keyOf({ ...cell, metric: '' });
    return cells.findIndex((other) => keyOf({ ...other, metric: '' }) === key) === i;
  });
}

function figureFor(person: Person, metric: BenchmarkMetric): { value: number | null; n: number } {
  switch (metric) {
    case 'engagement_rate': {
      const { rate, n } = person.email.engagement_rate;
      return { value: rate.raw, n };
    }
    case 'response_hours': {
      const { value, n } = person.response_time.median_hours;
      return { value, n };
    }
    case 'deal_cycle_days': {
      const { value, n } = person.decision_speed.cycle_days;
      return { value, n };
    }
  }
}
