import { describe, expect, it } from 'vitest';
import { analyse } from './analyse';
import { buildFacts } from './build-facts';
import { composePersona, localPersona } from './compose';
import { missingForRag } from './enough';
import type { PersonaFacts } from './facts';
import { buildPrompt, type PersonaOutput } from './prompt';
import { pseudoScienceIn } from './pseudo-science';
import { PERSONA_SECTIONS, type PersonaSection } from './sections';
import { holds } from './task';
import { activity, behaviourOf, got, sent, uuid } from './testing/behaviour';
import { sampleInput } from './testing/sample-input';
import { verifyPersona } from './verify';

const input = sampleInput();
const rag = (method: 'concise' | 'thorough' = 'thorough') => buildFacts(input, method);
const basic = () => buildFacts({ ...input, history: null }, 'thorough');
const persona = (facts: PersonaFacts, output: PersonaOutput = localPersona(facts)) =>
  composePersona(verifyPersona(output, facts).output, facts, (draft) => holds(draft, facts));
const textOf = (facts: PersonaFacts, section: PersonaSection) =>
  (persona(facts).content.sections[section] ?? []).map(({ text }) => text).join(' ');

describe('a persona from behaviour, by the local engine', () => {
  it('says nothing that its receipts do not bear out', () => {
    const facts = rag();
    expect(verifyPersona({ name: facts.name, claims: facts.drafts }, facts).dropped).toEqual([]);
    const { content, evidence } = persona(facts);
    const ids = new Set(evidence.map(({ id }) => id));
    for (const section of PERSONA_SECTIONS) {
      const claims = content.sections[section] ?? [];
      expect(claims.length, section).toBeGreaterThan(0);
      for (const claim of claims) {
        if (claim.basis !== 'unknown') expect(claim.evidence.length, claim.text).toBeGreaterThan(0);
        for (const id of claim.evidence) expect(ids).toContain(id);
      }
    }
    expect([...ids]).toEqual(evidence.map((_, i) => `e${i + 1}`));
    for (const receipt of evidence) expect(Date.parse(receipt.observed_at), receipt.label).not.toBeNaN();
  });

  it('tells what was said, when, and in whose words', () => {
    const facts = rag();
    expect(textOf(facts, 'role')).toContain('Plant manager at Sample Works AB');
    expect(textOf(facts, 'company')).toContain('640 employees');
    expect(textOf(facts, 'company')).toContain('“a home-grown database”');
    expect(textOf(facts, 'pain_points')).toContain('hangeovers that eat the Friday shift”');
    expect(textOf(facts, 'buying_motivations')).toContain('“halve the changeover time”');
    expect(textOf(facts, 'likely_objections')).toContain(
      'Price or budget came up twice, most recently on 20 Apr 2026: “At this price we stop”',
    );
    expect(textOf(facts, 'likely_objections')).toContain(
      '“Price” is also the reason on file for Sample Works AB: Plan',
    );
    expect(textOf(facts, 'dos')).toContain('“Please copy Imogen”');
    expect(textOf(facts, 'donts')).toContain('Try again in September');
    expect(textOf(facts, 'communication_style')).toContain('within 20 hours (6 answers');
    expect(textOf(facts, 'best_channel')).toContain('E-mail');
    expect(facts.name).toBe('The plant manager who answers within a few days');
  });

  it('says of others that they are others', () => {
    const claim = rag().drafts.find(({ text }) => text.includes('From people like them'));
    expect(claim).toMatchObject({ section: 'likely_objections', basis: 'inferred' });
    expect(claim?.text).toContain('“Timing” is the reason on file for 4 of 9 lost deals');
  });

  it('is the same for the same input, and shorter by the concise method', () => {
    expect(persona(rag())).toEqual(persona(rag()));
    const [short, long] = [persona(rag('concise')), persona(rag())].map(({ content }) =>
      Object.values(content.sections).flat(),
    );
    expect(short?.length).toBeLessThan(long?.length ?? 0);
    for (const claims of Object.values(persona(rag('concise')).content.sections))
      expect(claims.length).toBeLessThanOrEqual(2);
  });
});

describe('basic mode', () => {
  it('uses contact data only and calls everything else unknown', () => {
    const facts = basic();
    expect(verifyPersona({ name: facts.name, claims: facts.drafts }, facts).dropped).toEqual([]);
    const { content, evidence } = persona(facts);
    expect(evidence.every(({ type }) => type === 'contact' || type === 'company')).toBe(true);
    expect(content.sections.role?.[0]).toMatchObject({ basis: 'confirmed' });
    for (const section of [
      'communication_style',
      'pain_points',
      'buying_motivations',
      'likely_objections',
    ] as const) {
      expect(content.sections[section]).toMatchObject([{ basis: 'unknown', evidence: [] }]);
    }
    const all = JSON.stringify(content);
    for (const behaviour of ['Friday shift', '14 %', 'Imogen', '20 hours'])
      expect(all).not.toContain(behaviour);
    expect(content.name).toBe('Plant manager in manufacturing');
  });

  it('drops what an engine guesses from the role', () => {
    const facts = basic();
    const guess = {
      section: 'pain_points' as const,
      text: 'A plant manager worries about downtime.',
      basis: 'inferred' as const,
      evidence: ['e1'],
    };
    const checked = verifyPersona({ name: 'Plant manager', claims: [guess] }, facts);
    expect(checked.dropped).toMatchObject([{ reason: 'wrong_evidence' }]);
    expect(checked.isEmpty).toBe(true);
    expect(persona(facts, { name: 'x', claims: [guess] }).content.sections.pain_points).toMatchObject([
      { basis: 'unknown' },
    ]);
  });
});

describe('claims of any engine', () => {
  const claim = (
    section: PersonaSection,
    text: string,
    evidence: string[],
    basis: 'confirmed' | 'inferred' = 'confirmed',
  ) => ({ section, text, evidence, basis });
  const idOf = (facts: PersonaFacts, part: string) =>
    facts.receipts.find(({ label, quote }) => `${label} ${quote}`.includes(part))?.id ?? '';

  it('are rejected when their receipts are swapped', () => {
    const facts = rag();
    const turned = facts.receipts.map((receipt, i) => ({
      ...(facts.receipts[(i + Math.floor(facts.receipts.length / 2)) % facts.receipts.length] ?? receipt),
      id: receipt.id,
      supports: receipt.supports,
    }));
    const { output, dropped } = verifyPersona(localPersona(facts), { ...facts, receipts: turned });
    const quoted = localPersona(facts).claims.filter(({ text }) => /“|\d/.test(text));
    expect(quoted.length).toBeGreaterThan(8);
    for (const { text } of quoted) expect(output.claims.map((kept) => kept.text)).not.toContain(text);
    expect(dropped.length).toBeGreaterThanOrEqual(quoted.length);
  });

  it('hold no number, quotation or receipt that is not there', () => {
    const facts = rag();
    const price = idOf(facts, 'At this price we stop');
    const reasons = (text: string, evidence = [price]) =>
      verifyPersona({ name: 'x', claims: [claim('likely_objections', text, evidence)] }, facts).dropped.map(
        ({ reason }) => reason,
      );
    expect(reasons('Stops at this price.')).toEqual([]);
    expect(reasons('Wants 20 % off the price.')).toEqual(['number_not_in_evidence']);
    expect(reasons('Said “we will never pay this price”.')).toEqual(['quotation_not_in_evidence']);
    expect(reasons('Stops at this price.', ['e999'])).toEqual(['unknown_evidence']);
    expect(reasons('Stops at this price.', [])).toEqual(['no_evidence']);
    expect(reasons('Fears a loss of status.')).toEqual(['wrong_evidence']);
    expect(reasons('Stops at this price, where is the data stored.', [idOf(facts, 'employees')])).toEqual([
      'wrong_evidence',
    ]);
  });

  it('never name a personality type, and neither does the name', () => {
    const facts = rag();
    const stop = idOf(facts, 'At this price we stop');
    const { output, dropped } = verifyPersona(
      {
        name: 'The INTJ plant manager',
        claims: [
          claim('likely_objections', 'A typical high-D who stops at a price.', [stop]),
          claim('likely_objections', 'Stops at this price.', [stop]),
        ],
      },
      facts,
    );
    expect(dropped).toMatchObject([{ reason: 'pseudo_science' }]);
    expect(output.claims).toHaveLength(1);
    expect(output.name).toBe(facts.name);
  });

  it('are not confirmed by what others did', () => {
    const facts = rag();
    const peers = idOf(facts, 'Lost deals with similar people');
    const { output } = verifyPersona(
      { name: 'x', claims: [claim('likely_objections', 'Similar people named timing.', [peers])] },
      facts,
    );
    expect(output.claims).toMatchObject([{ basis: 'inferred' }]);
  });
});

it('knows the words of personality tests, and leaves ordinary words alone', () => {
  for (const word of [
    'ENTP-A',
    'a DiSC profile',
    'an introvert',
    'type A personality',
    'an analytical type',
    'the Enneagram',
    'a driver personality',
    'a right-brained buyer',
  ]) {
    expect(pseudoScienceIn(`She is ${word}.`), word).toBeDefined();
  }
  for (const sentence of [
    'The brake disc is late.',
    'Wants analytical reports by type of machine.',
    'Driver shortage in winter.',
    'Plan B is ready.',
    'They introduced an audit log.',
  ]) {
    expect(pseudoScienceIn(sentence), sentence).toBeUndefined();
  }
});

describe('too little for a persona from behaviour', () => {
  const analysisOf = (activities: Parameters<typeof behaviourOf>[0]) =>
    analyse(uuid(1), behaviourOf(activities), new Date('2026-11-20T12:00:00Z'));

  it('says of two interactions exactly what is missing', () => {
    const analysis = analysisOf({
      activities: [sent('2026-11-02T09:00:00Z', 'Hello'), got('2026-11-03T09:00:00Z', 'Re: Hello')],
    });
    expect(missingForRag(analysis)).toMatch(
      /^2 interactions are on record, 1 of them from the contact; a persona from behaviour needs at least 5, 2 of them from the contact\. Missing: 3 more interactions and 1 more answer or message from them\. Cheapest next: /,
    );
  });

  it('is content with five, two of them theirs', () => {
    const activities = [
      sent('2026-11-02T09:00:00Z', 'A'),
      got('2026-11-03T09:00:00Z', 'Re: A'),
      sent('2026-11-04T09:00:00Z', 'B'),
      got('2026-11-05T09:00:00Z', 'Re: B'),
      activity('note', '2026-11-05T10:00:00Z'),
      activity('meeting', '2026-11-06T10:00:00Z'),
    ];
    expect(missingForRag(analysisOf({ activities }))).toBeNull();
    expect(missingForRag(analysisOf({}))).toMatch(/^No interaction is on record/);
  });
});

it('gives engines the words of customers as data, and tells what a receipt may support', () => {
  const prompt = buildPrompt(rag());
  expect(prompt.instructions).not.toContain('Imogen');
  const receipt = prompt.data.find(({ text }) => text.includes('At this price we stop'));
  expect(receipt?.label).toMatch(/^receipt \(activity; may support .*likely_objections/);
  expect(prompt.variant).toBe('thorough');
});
