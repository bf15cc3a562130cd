import { explainDeals } from '@/lib/forecast/factors';
import { predictDeals } from '@/lib/forecast/predict';
import { sliceDeals, syntheticPipeline } from '@/lib/forecast/synthetic';
import { trainForecast } from '@/lib/forecast/train';
import { createRng } from '@/lib/stats/rng';
import { peakMemoryMb, round } from './measure';

const SIZES = [500, 2_000, 8_000, 20_000];
const PREDICTED = 500;

const cpuSeconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/** CPU seconds of a fixed piece of numeric work: sorting two million seeded numbers. The unit of all ratios. */
function yardstick(): number {
  const rng = createRng(1);
  const values = Float64Array.from({ length: 2_000_000 }, () => rng.next());
  return cpuSeconds(() => values.sort());
}

/** Training and prediction of the forecast at several sizes, as ratios to a yardstick in the same run. */
export async function run(args: readonly string[]): Promise<void> {
  const isJson = args.includes('--json');
  const unit = yardstick();
  const sizes = SIZES.map((n) => {
    const deals = syntheticPipeline(n + PREDICTED, 1);
    const past = sliceDeals(deals, 0, n);
    const open = sliceDeals(deals, n, n + PREDICTED);
    let model = trainForecast(sliceDeals(deals, 0, 50), { seed: 1 });
    const train = cpuSeconds(() => {
      model = trainForecast(past, { seed: 1 });
    });
    const predict = cpuSeconds(() => {
      explainDeals(model, open.columns, predictDeals(model, open.columns));
    });
    return {
      deals: n,
      train_seconds: round(train),
      train_ratio: round(train / unit),
      predict_ms_per_deal: round((1000 * predict) / PREDICTED),
      predict_ratio_per_1000: round((predict * 1000) / PREDICTED / unit),
    };
  });
  const result = {
    bench: 'forecast',
    yardstick: 'CPU seconds to sort 2,000,000 numbers',
    yardstick_seconds: round(unit),
    sizes,
    peak_memory_mb: peakMemoryMb(),
    node: process.version,
  };
  process.stdout.write(`${JSON.stringify(result, null, isJson ? 0 : 2)}\n`);
}
