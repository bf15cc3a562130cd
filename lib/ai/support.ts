import { coversDate } from './dates';
import { type Fact, type NumberFact, readFacts } from './numbers';

/** The first number, date or name with digits in `claim` that no receipt states; undefined when all are stated. */
export function unsupportedFact(claim: string, receipts: readonly string[]): string | undefined {
  const known = receipts.flatMap(readFacts);
  const currencies = new Set(
    known.flatMap((fact) => (fact.kind === 'number' && fact.unit ? [fact.unit] : [])),
  );
  for (const code of receipts.join(' ').match(/\b[A-Z]{3}\b/g) ?? []) currencies.add(`currency:${code}`);
  return readFacts(claim).find((fact) => !known.some((receipt) => supports(receipt, fact, currencies)))?.raw;
}

function supports(receipt: Fact, claim: Fact, currencies: ReadonlySet<string>): boolean {
  if (claim.kind === 'literal') return receipt.kind === 'literal' && receipt.raw === claim.raw;
  if (claim.kind === 'date') return receipt.kind === 'date' && coversDate(receipt, claim);
  if (receipt.kind === 'date') return claim.unit === null && isYearOf(claim.value, receipt);
  return receipt.kind === 'number' && sameNumber(receipt, claim, currencies);
}

function isYearOf(value: number, date: Extract<Fact, { kind: 'date' }>): boolean {
  return date.readings.some(({ year }) => year === value);
}

/** The claim may round the receipt to fewer digits, and may not turn one unit into another. */
function sameNumber(receipt: NumberFact, claim: NumberFact, currencies: ReadonlySet<string>): boolean {
  if (receipt.sign * claim.sign === -1) return false;
  const known = inUnitOf(receipt, claim, currencies);
  if (known === undefined) return false;
  const halfStep = claim.precision / 2;
  return (
    Math.abs(known - claim.value) <= halfStep * (1 + 1e-9) && (known === claim.value || claim.value !== 0)
  );
}

function inUnitOf(
  receipt: NumberFact,
  claim: NumberFact,
  currencies: ReadonlySet<string>,
): number | undefined {
  if (receipt.unit === claim.unit) return receipt.value;
  // 0.46 is 46 %, in both directions; a bare 46 is not.
  if (claim.unit === 'percent')
    return receipt.unit === null && isFraction(receipt) ? receipt.value * 100 : undefined;
  if (receipt.unit === 'percent')
    return claim.unit === null && isFraction(claim) ? receipt.value / 100 : undefined;
  // "amount 1200, currency USD" supports $1,200. "12 days" supports 12, and 12 supports "12 days".
  if (claim.unit?.startsWith('currency:')) {
    return receipt.unit === null && currencies.has(claim.unit) ? receipt.value : undefined;
  }
  if (receipt.unit?.startsWith('currency:')) return claim.unit === null ? receipt.value : undefined;
  return receipt.unit === null || claim.unit === null ? receipt.value : undefined;
}

function isFraction({ value, precision }: NumberFact): boolean {
  return value >= 0 && value <= 1 && precision < 1;
}
