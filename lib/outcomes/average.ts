import type { DealValue } from './strategy-schema';

export const averages = (values: readonly Omit<DealValue, 'average'>[]): DealValue[] =>
  values.map((value) => ({ ...value, average: Math.round((value.total / value.n) * 100) / 100 }));
