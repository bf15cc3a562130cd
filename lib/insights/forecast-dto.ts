/** GET /deals/{id}/forecast, as the contract has it. */
export type ForecastDto = {
  probability: number;
  interval: [number, number];
  level: number;
  basis: 'model' | 'prior';
  abstained: boolean;
  reason: string | null;
  base_rate?: number | null;
  factors: { feature: string; value: string | number | null; effect: number; evidence?: unknown }[];
  model_version: number | string | null;
  as_of: string;
};

/** GET /forecast/quality, as the contract has it. */
export type ForecastQualityDto = {
  n: number;
  won: number;
  lost: number;
  auc: number | null;
  auc_interval: [number, number] | null;
  brier: number | null;
  brier_base_rate: number | null;
  ece: number | null;
  ece_noise_floor: { mean: number; p95: number } | number | null;
  reliability: { bin: number; predicted: number; observed: number; n: number }[];
  excluded_features: { feature: string; reason: string }[];
  trained_at: string | null;
};
