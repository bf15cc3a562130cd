import type { Analysis } from './analysis-schema';
import type { Comparison, SimilarProfiles } from './compare-schema';
import type { Receipt as Row } from './figure-schema';
import type { PersonaText } from './said';
import type { PersonaReceipt } from './schema';
import type { ClaimBasis, PersonaMethod, PersonaMode, PersonaSection } from './sections';

/** A receipt in the context, and the sections in which a claim may rest on it alone. */
export type FactReceipt = Omit<PersonaReceipt, 'href'> & { supports: PersonaSection[] };
/** A claim as it is computed here; an engine may only choose and word it. */
export type DraftClaim = { section: PersonaSection; text: string; basis: ClaimBasis; evidence: string[] };

export type PersonaFacts = {
  contactId: string;
  mode: PersonaMode;
  method: PersonaMethod;
  name: string;
  receipts: FactReceipt[];
  drafts: DraftClaim[];
};

export type PersonaDeal = {
  id: string;
  name: string;
  status: 'open' | 'won' | 'lost';
  at: string;
  competitor: string | null;
  loss_reason: string | null;
};

/** The record of the contact and of the company: all that basic mode may use. */
export type PersonaRecord = {
  id: string;
  name: string | null;
  email: string | null;
  job_title: string | null;
  region: string | null;
  industry: string | null;
  time_zone: string | null;
  updated_at: string;
  company: {
    id: string;
    name: string;
    employees: number | null;
    company_size: string | null;
    region: string | null;
    updated_at: string;
  } | null;
};

/** What similar people said, counted; nobody is named. */
export type PeerReasons = { deals: number; reasons: { reason: string; n: number }[]; latest: string };
/** A deal that was won with somebody similar, and what was said on it. */
export type PeerWin = { id: string; at: string; texts: readonly PersonaText[] };
export type PersonaPractice = {
  id: string;
  content: string;
  rate: { mean: number; interval: [number, number]; n: number };
  updated_at: string;
};

export type PersonaInput = {
  record: PersonaRecord;
  now: string;
  /** Null in basic mode: nothing about behaviour is read. */
  history: {
    analysis: Analysis;
    texts: readonly PersonaText[];
    deals: readonly PersonaDeal[];
    similar: SimilarProfiles | null;
    peerReasons: PeerReasons | null;
    peerWins: readonly PeerWin[];
    comparisons: readonly Comparison[];
    practices: readonly PersonaPractice[];
  } | null;
};

type NewReceipt = Omit<FactReceipt, 'id' | 'supports' | 'quote' | 'source_id' | 'sources'> &
  Partial<Pick<FactReceipt, 'quote' | 'source_id' | 'sources'>>;

/** Collects receipts and the claims that rest on them; the same receipt is kept once. */
export class FactBook {
  readonly receipts: FactReceipt[] = [];
  readonly drafts: DraftClaim[] = [];

  /** Answers the id under which the receipt is cited. */
  receipt(given: NewReceipt): string {
    const quote = given.quote ?? null;
    const known = this.receipts.find(
      (receipt) => receipt.type === given.type && receipt.label === given.label && receipt.quote === quote,
    );
    if (known) return known.id;
    const id = `e${this.receipts.length + 1}`;
    this.receipts.push({ source_id: null, sources: [], ...given, quote, id, supports: [] });
    return id;
  }

  claim(section: PersonaSection, basis: ClaimBasis, text: string, ...evidence: string[]): void {
    this.drafts.push({ section, basis, text, evidence: [...new Set(evidence)] });
    for (const receipt of this.receipts) {
      if (evidence.includes(receipt.id) && !receipt.supports.includes(section))
        receipt.supports.push(section);
    }
  }
}

/** The newest rows behind a computed figure, as its receipt lists them. */
export const sourcesOf = (rows: readonly Row[]): PersonaReceipt['sources'] =>
  rows.map(({ kind, id, occurred_at }) => ({ type: kind, id, occurred_at }));
