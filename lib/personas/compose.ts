import type { DraftClaim, PersonaFacts } from './facts';
import { CLAIMS_PER_SECTION, type PersonaOutput } from './prompt';
import type { PersonaClaim, PersonaContent, PersonaReceipt } from './schema';
import { PERSONA_SECTIONS, type PersonaMode, type PersonaSection } from './sections';

/** The local engine's answer: the drafts, as many a section as the method wants. */
export function localPersona({ drafts, method, name }: PersonaFacts): PersonaOutput {
  const most = CLAIMS_PER_SECTION[method];
  return {
    name,
    claims: PERSONA_SECTIONS.flatMap((section) =>
      drafts.filter((draft) => draft.section === section).slice(0, most),
    ),
  };
}

const UNKNOWN: Record<PersonaSection, string> = {
  role: 'the records hold no role.',
  company: 'the records hold no company.',
  communication_style: 'too little has been exchanged to see a style.',
  pain_points: 'nothing they said or wrote names a problem. Ask what costs them time today.',
  buying_motivations: 'nothing they said or wrote names a goal. Ask what this year has to bring.',
  likely_objections: 'they have raised no objection so far.',
  approach: 'nothing observed suggests one way over another.',
  dos: 'they have asked for nothing particular.',
  donts: 'nothing has put them off so far.',
  best_time: 'they have not been active often enough to tell.',
  best_channel: 'they have not been in touch often enough to tell.',
};

const NOT_READ = 'contact data says nothing about it; a persona from behaviour needs their history.';

export function unknownClaim(section: PersonaSection, mode: PersonaMode): PersonaClaim {
  const isRecord = section === 'role' || section === 'company';
  const why = mode === 'basic' && !isRecord ? NOT_READ : UNKNOWN[section];
  return { text: `Unknown: ${why}`, basis: 'unknown', evidence: [] };
}

/** The claims of one section: the engine's, else the computed ones, else "unknown". */
export function sectionOf(
  section: PersonaSection,
  output: PersonaOutput,
  facts: PersonaFacts,
  isVerified: (draft: DraftClaim) => boolean,
): PersonaClaim[] {
  const most = CLAIMS_PER_SECTION[facts.method];
  const own = output.claims.filter((claim) => claim.section === section);
  const drafts = facts.drafts.filter((draft) => draft.section === section && isVerified(draft));
  const chosen = (own.length > 0 ? own : drafts).slice(0, most);
  if (chosen.length === 0) return [unknownClaim(section, facts.mode)];
  return chosen.map(({ text, basis, evidence }) => ({ text: text.trim(), basis, evidence }));
}

/** Every section of the persona, with the receipts that it cites, numbered in reading order. */
export function composePersona(
  output: PersonaOutput,
  facts: PersonaFacts,
  isVerified: (draft: DraftClaim) => boolean,
): { content: PersonaContent; evidence: Omit<PersonaReceipt, 'href'>[] } {
  const numbers = new Map<string, string>();
  const renumber = (id: string): string => {
    const known = numbers.get(id) ?? `e${numbers.size + 1}`;
    numbers.set(id, known);
    return known;
  };
  const entries = PERSONA_SECTIONS.map((section) => [
    section,
    sectionOf(section, output, facts, isVerified).map((claim) => ({
      ...claim,
      evidence: [...new Set(claim.evidence.map(renumber))],
    })),
  ]);
  const evidence = [...numbers].flatMap(([old, id]) => {
    const found = facts.receipts.find((receipt) => receipt.id === old);
    if (!found) return [];
    const { supports: _supports, ...receipt } = found;
    return [{ ...receipt, id }];
  });
  return { content: { name: output.name, sections: Object.fromEntries(entries) }, evidence };
}
