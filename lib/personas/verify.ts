import { verifyClaims } from '../ai/claims';
import type { Dropped, DropReason, Receipt } from '../ai/schema';
import type { Checked } from '../ai/task';
import type { DraftClaim, FactReceipt, PersonaFacts } from './facts';
import type { PersonaOutput } from './prompt';
import { pseudoScienceIn } from './pseudo-science';

type Output = PersonaOutput['claims'][number];
const MAX_CLAIM = 600;

const textOf = ({ label, quote }: FactReceipt): string => (quote ? `${label} “${quote}”` : label);

/**
 * Keeps the claims that hold: no personality types; receipts that exist, may support the section, contain every number
 * and quotation of the claim, and share a word with it. What others did is never confirmed of this person.
 */
export function verifyPersona(output: PersonaOutput, facts: PersonaFacts): Checked<PersonaOutput> {
  const receipts = facts.receipts.map((receipt) => ({ id: receipt.id, text: textOf(receipt) }));
  const byId = new Map(facts.receipts.map((receipt) => [receipt.id, receipt]));
  const dropped: Dropped[] = [];
  const claims = output.claims.flatMap((claim) => {
    const flaw = flawOf(claim, byId, receipts);
    if (flaw) {
      dropped.push({ text: claim.text, ...flaw });
      return [];
    }
    return [{ ...claim, basis: basisOf(claim, byId) }];
  });
  const known = claims.filter(({ basis }) => basis !== 'unknown').length;
  const name = nameFlaw(output.name, receipts) ? facts.name : output.name.trim();
  return { output: { name, claims }, dropped, isEmpty: known === 0 && facts.drafts.length > 0 };
}

type Flaw = { reason: DropReason; detail: string };

function flawOf(
  claim: Output,
  byId: ReadonlyMap<string, FactReceipt>,
  receipts: readonly Receipt[],
): Flaw | undefined {
  const type = pseudoScienceIn(claim.text);
  if (type) return { reason: 'pseudo_science', detail: type };
  if (claim.text.trim() === '' || claim.text.length > MAX_CLAIM)
    return { reason: 'too_long', detail: String(claim.text.length) };
  const [refused] = verifyClaims([claim], receipts).dropped;
  if (refused) return { reason: refused.reason, detail: refused.detail };
  const cited = claim.evidence.flatMap((id) => byId.get(id) ?? []);
  if (!cited.some(({ supports }) => supports.includes(claim.section))) {
    return { reason: 'wrong_evidence', detail: `nothing cited is about ${claim.section}` };
  }
  // A claim about nothing that its receipts mention is invention with a footnote.
  const known = new Set(cited.flatMap((receipt) => stemsOf(textOf(receipt))));
  if (!stemsOf(claim.text).some((stem) => known.has(stem))) {
    return { reason: 'wrong_evidence', detail: 'no word in common with its receipts' };
  }
  return undefined;
}

function basisOf({ basis, evidence }: Output, byId: ReadonlyMap<string, FactReceipt>): DraftClaim['basis'] {
  if (basis !== 'confirmed') return basis;
  const isTheirs = evidence.some(
    (id) => !['peers', 'benchmark', 'practice'].includes(byId.get(id)?.type ?? ''),
  );
  return isTheirs ? 'confirmed' : 'inferred';
}

/** A name states no number, quotes nothing and holds to what is in the receipts. */
function nameFlaw(name: string, receipts: readonly Receipt[]): boolean {
  if (name.trim() === '' || name.length > 160 || pseudoScienceIn(name)) return true;
  return verifyClaims([{ text: name, evidence: receipts.map(({ id }) => id) }], receipts).dropped.length > 0;
}

const COMMON = new Set(
  'about after again also asked been before being could does each from have here into just more most much only other over said says some such than that their them then there these they this those very want wants well were what when where which while will with would your contact people'.split(
    ' ',
  ),
);

/** Beginnings of the words that carry meaning: "planning" and "planned" meet. */
function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
    .filter((word) => !COMMON.has(word))
    .map((word) => word.slice(0, 5));
}
