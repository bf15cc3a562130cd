'use server';

import { action } from '../http/action';
import { resetBenchmarkInput, setBenchmarkInput } from './benchmark-schema';
import { resetBenchmark, setBenchmark } from './benchmark-service';

export const storeBenchmark = action(
  { name: 'storeBenchmark', role: 'admin', input: setBenchmarkInput },
  ({ db, org, input }) => setBenchmark(db, org.id, input),
);

export const dropBenchmark = action(
  { name: 'dropBenchmark', role: 'admin', input: resetBenchmarkInput },
  ({ db, org, input }) => resetBenchmark(db, org.id, input),
);
