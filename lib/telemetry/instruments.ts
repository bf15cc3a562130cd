import type { Meter, ObservableGauge } from '@opentelemetry/api';
import { allowed } from './filter';
import { METRICS, type MetricName } from './metrics';
import type { Telemetry } from './telemetry';

type Record = (value: number, attributes: ReturnType<typeof allowed>) => void;

export function makeInstruments(meter: Meter): Pick<Telemetry, 'record' | 'observe'> {
  const recorders = new Map<MetricName, Record>();
  const gauges = new Map<MetricName, ObservableGauge>();
  for (const name of Object.keys(METRICS) as MetricName[]) {
    const { kind, unit, description, ...rest } = METRICS[name];
    if (kind === 'gauge') gauges.set(name, meter.createObservableGauge(name, { unit, description }));
    else if (kind === 'counter') {
      const counter = meter.createCounter(name, { unit, description });
      recorders.set(name, (value, attributes) => counter.add(value, attributes));
    } else {
      const advice = 'boundaries' in rest ? { explicitBucketBoundaries: [...rest.boundaries] } : {};
      const histogram = meter.createHistogram(name, { unit, description, advice });
      recorders.set(name, (value, attributes) => histogram.record(value, attributes));
    }
  }
  let observed = false;
  return {
    record: (name, value, attributes = {}) =>
      recorders.get(name)?.(value, allowed(METRICS[name].attributes, attributes)),
    observe: (read) => {
      if (observed) return;
      observed = true;
      meter.addBatchObservableCallback(
        async (result) => {
          const values = await read().catch(() => ({}));
          for (const [name, value] of Object.entries(values) as [MetricName, number][]) {
            const gauge = gauges.get(name);
            if (gauge) result.observe(gauge, value);
          }
        },
        [...gauges.values()],
      );
    },
  };
}
