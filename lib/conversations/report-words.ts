import type { Estimate } from './figures';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const percent = (fraction: number): string => `${number.format(100 * fraction)} %`;
export const milliseconds = (ms: number): string => `${whole.format(ms)} ms`;

export const quoted = (text: string): string => `“${text.length > 120 ? `${text.slice(0, 119)}…` : text}”`;
export const firstIds = (ids: readonly string[]): string[] => ids.slice(0, 5);

/** "12 % (90 % interval 8 % to 17 %, n = 230)" */
export function estimateWords({ value, interval, n }: Estimate, format: (value: number) => string): string {
  const around = interval ? `90 % interval ${format(interval[0])} to ${format(interval[1])}, ` : '';
  return `${format(value)} (${around}n = ${whole.format(n)})`;
}
