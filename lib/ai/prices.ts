/** US dollars for a million tokens, in and out, as published by the providers. */
const PUBLISHED: readonly (readonly [prefix: string, input: number, output: number])[] = [
  ['claude-sonnet-4', 3, 15],
  ['claude-haiku-4-5', 1, 5],
  ['gpt-4o-mini', 0.15, 0.6],
  ['gpt-4o', 2.5, 10],
  ['gpt-4.1-mini', 0.4, 1.6],
  ['gpt-4.1-nano', 0.1, 0.4],
  ['gpt-4.1', 2, 8],
];

export type Usage = { inputTokens: number | undefined; outputTokens: number | undefined };

/**
 * Cost in US dollars, or null when the price or the tokens are not known: a guess would look like a figure.
 * `own` is MODEL_PRICES, "model=in/out,…" in dollars for a million tokens, and wins over the table.
 */
export function costOf(model: string, { inputTokens, outputTokens }: Usage, own = ''): number | null {
  const price = priceOf(model, own);
  if (!price || inputTokens === undefined || outputTokens === undefined) return null;
  return (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
}

/** Dollars for a million tokens, or undefined: the price is unknown, which is not free. */
export const priceOf = (model: string, own = ''): { input: number; output: number } | undefined =>
  ownPrice(model, own) ?? publishedPrice(model);

function ownPrice(model: string, own: string) {
  const entry = own.split(',').find((part) => part.trim().startsWith(`${model}=`));
  const [input, output] = (entry?.split('=')[1] ?? '').split('/').map(Number);
  if (input === undefined || output === undefined || Number.isNaN(input + output)) return undefined;
  return { input, output };
}

function publishedPrice(model: string) {
  const hit = published(model);
  return hit && { input: hit[1], output: hit[2] };
}

/** The name in the price list that a model goes by, without its date. */
export function publishedName(model: string): string | undefined {
  return published(model)?.[0];
}

function published(model: string) {
  return PUBLISHED.find(([prefix]) => model === prefix || model.startsWith(`${prefix}-`));
}

/** Adds to `sum` in place; what nobody reported stays unknown. */
export function addUsage(sum: Usage, { inputTokens, outputTokens }: Usage): void {
  if (inputTokens !== undefined) sum.inputTokens = (sum.inputTokens ?? 0) + inputTokens;
  if (outputTokens !== undefined) sum.outputTokens = (sum.outputTokens ?? 0) + outputTokens;
}
