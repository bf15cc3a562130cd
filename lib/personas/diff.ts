import type { PersonaChange, PersonaClaim, PersonaContent } from './schema';
import { PERSONA_SECTIONS } from './sections';

/** Share of words in common from which two claims count as one that was reworded. */
const SAME_CLAIM = 0.4;

/**
 * What changed from one generation to the next, section by section: claims that came, went, were reworded, or changed
 * how sure they are. Receipts are renumbered in every generation, so they do not count.
 */
export function diffPersonas(before: PersonaContent, after: PersonaContent): PersonaChange[] {
  return PERSONA_SECTIONS.flatMap((section) => {
    const old = [...(before.sections[section] ?? [])];
    const fresh = after.sections[section] ?? [];
    const partners = pair(old, fresh);
    const kept = fresh.flatMap((claim): PersonaChange[] => {
      const partner = partners.get(claim);
      if (!partner) return [{ section, kind: 'added', before: null, after: claim }];
      if (partner.text !== claim.text) return [{ section, kind: 'reworded', before: partner, after: claim }];
      return partner.basis === claim.basis ? [] : [{ section, kind: 'basis', before: partner, after: claim }];
    });
    const used = new Set(partners.values());
    const gone = old
      .filter((claim) => !used.has(claim))
      .map((claim): PersonaChange => ({ section, kind: 'removed', before: claim, after: null }));
    return [...kept, ...gone];
  });
}

/** Pairs the claims that are most alike first; none has two partners. */
function pair(old: readonly PersonaClaim[], fresh: readonly PersonaClaim[]): Map<PersonaClaim, PersonaClaim> {
  const candidates = fresh
    .flatMap((claim) => old.map((partner) => ({ claim, partner, score: alike(claim.text, partner.text) })))
    .filter(({ score }) => score >= SAME_CLAIM)
    .sort((a, b) => b.score - a.score);
  const partners = new Map<PersonaClaim, PersonaClaim>();
  const taken = new Set<PersonaClaim>();
  for (const { claim, partner } of candidates) {
    if (partners.has(claim) || taken.has(partner)) continue;
    partners.set(claim, partner);
    taken.add(partner);
  }
  return partners;
}

/** Words in common over all words of both. */
function alike(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  const common = [...left].filter((word) => right.has(word)).length;
  return common / Math.max(1, left.size + right.size - common);
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
