export type Sample = { ms: number; cpuMs: number };
export type Latency = { p50_ms: number; p95_ms: number; cpu_p50_ms: number; cpu_p95_ms: number };

/** Nearest-rank percentiles. CPU time of the process says how fast it would be on a machine that does nothing else. */
export function latency(samples: readonly Sample[]): Latency {
  const wall = samples.map((sample) => sample.ms);
  const cpu = samples.map((sample) => sample.cpuMs);
  return {
    p50_ms: percentile(wall, 0.5),
    p95_ms: percentile(wall, 0.95),
    cpu_p50_ms: percentile(cpu, 0.5),
    cpu_p95_ms: percentile(cpu, 0.95),
  };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
}

export async function timed<T>(work: () => Promise<T>): Promise<Sample & { value: T }> {
  const start = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: performance.now() - start, cpuMs: (user + system) / 1_000 };
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

export function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
