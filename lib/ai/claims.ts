import { unsupportedQuotation } from './quotations';
import type { Dropped, DropReason, Receipt } from './schema';
import { unsupportedFact } from './support';

/** A sentence that will be shown as true, and the ids of the receipts that it rests on. */
export type Claim = { text: string; evidence: readonly string[] };
export type Verified<C> = { kept: C[]; dropped: Dropped[] };

/**
 * Keeps the claims that their own receipts bear out: every cited id exists, every number and every quotation
 * occurs in a receipt that the claim cites. A number elsewhere in the context does not count.
 */
export function verifyClaims<C extends Claim>(
  claims: readonly C[],
  receipts: readonly Receipt[],
): Verified<C> {
  const texts = new Map(receipts.map((receipt) => [receipt.id, receipt.text]));
  const result: Verified<C> = { kept: [], dropped: [] };
  for (const claim of claims) {
    const flaw = flawOf(claim, texts);
    if (flaw) result.dropped.push({ text: claim.text, ...flaw });
    else result.kept.push(claim);
  }
  return result;
}

function flawOf(
  claim: Claim,
  texts: ReadonlyMap<string, string>,
): { reason: DropReason; detail: string } | undefined {
  if (claim.evidence.length === 0) return { reason: 'no_evidence', detail: '' };
  const unknown = claim.evidence.find((id) => !texts.has(id));
  if (unknown !== undefined) return { reason: 'unknown_evidence', detail: unknown };
  const cited = claim.evidence.map((id) => texts.get(id) ?? '');
  const quotation = unsupportedQuotation(claim.text, cited);
  if (quotation !== undefined) return { reason: 'quotation_not_in_evidence', detail: quotation };
  const fact = unsupportedFact(claim.text, cited);
  return fact === undefined ? undefined : { reason: 'number_not_in_evidence', detail: fact };
}
