import { describe, expect, it } from 'vitest';
import { exportPersona } from '@/lib/personas/testing/export-persona';
import { draftNotes } from './draft-notes';

describe('draftNotes', () => {
  it('has what a writer needs, and nothing unknown', () => {
    const persona = exportPersona();
    persona.content.sections.best_channel = [{ text: 'Unknown.', basis: 'unknown', evidence: [] }];
    expect(draftNotes(persona)).toBe(
      [
        'Zdenka Vyskočilová',
        'Recommended approach:\n- Send the calculation before the meeting.',
        'Do:\n- Put the figure into the first line.',
        'Don’t:\n- Don’t propose Friday afternoons: none of 6 was answered.',
        'Best time:\n- Tuesday, 08:00–10:00 in Prague.',
      ].join('\n\n'),
    );
  });
});
