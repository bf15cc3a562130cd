import { describe, expect, it } from 'vitest';
import { diffPersonas } from './diff';
import type { PersonaClaim, PersonaContent } from './schema';
import { PERSONA_SECTIONS, type PersonaSection } from './sections';

const claim = (text: string, basis: PersonaClaim['basis'] = 'confirmed'): PersonaClaim => ({
  text,
  basis,
  evidence: ['e1'],
});

function persona(sections: Partial<Record<PersonaSection, PersonaClaim[]>>): PersonaContent {
  const empty = Object.fromEntries(
    PERSONA_SECTIONS.map((key) => [key, []]),
  ) as unknown as PersonaContent['sections'];
  return { name: 'Buyer', sections: { ...empty, ...sections } };
}

describe('the difference between generations', () => {
  it('is empty for the same claims, whatever their receipts are called', () => {
    const before = persona({ role: [claim('Plant manager.')] });
    const after = persona({ role: [{ ...claim('Plant manager.'), evidence: ['e7'] }] });
    expect(diffPersonas(before, after)).toEqual([]);
  });

  it('tells rewording from coming and going', () => {
    const before = persona({
      pain_points: [claim('Price came up in 3 notes.'), claim('Their ERP breaks on every change.')],
    });
    const after = persona({
      pain_points: [claim('Price came up in 5 notes.'), claim('Night support is an open question.')],
    });
    expect(
      diffPersonas(before, after).map(({ kind, before: old, after: fresh }) => [
        kind,
        old?.text,
        fresh?.text,
      ]),
    ).toEqual([
      ['reworded', 'Price came up in 3 notes.', 'Price came up in 5 notes.'],
      ['added', undefined, 'Night support is an open question.'],
      ['removed', 'Their ERP breaks on every change.', undefined],
    ]);
  });

  it('notices that a claim became more certain', () => {
    const [change] = diffPersonas(
      persona({ role: [claim('Signs off purchases.', 'inferred')] }),
      persona({ role: [claim('Signs off purchases.')] }),
    );
    expect(change).toMatchObject({
      kind: 'basis',
      before: { basis: 'inferred' },
      after: { basis: 'confirmed' },
    });
  });

  it('never pairs one old claim with two new ones', () => {
    const before = persona({ dos: [claim('Answer the open questions first.')] });
    const after = persona({
      dos: [claim('Answer open questions first.'), claim('Answer the open questions.')],
    });
    expect(
      diffPersonas(before, after)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['added', 'reworded']);
  });
});
