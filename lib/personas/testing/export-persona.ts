import type { Analysis } from '../analysis-schema';
import type { Persona, PersonaClaim, PersonaReceipt } from '../schema';
import { emptyAnalysis } from './empty-analysis';

const CONTACT = '2b8f0f6e-8d5a-4c1e-9a67-0d6f5a3b1c01';

const receipt = (number: number, label: string, quote: string | null, day: string): PersonaReceipt => ({
  id: `e${number}`,
  type: 'activity',
  label,
  quote,
  observed_at: `${day}T09:30:00Z`,
  source_id: null,
  sources: [],
  href: `/contacts/${CONTACT}`,
});

const claim = (text: string, ...evidence: string[]): PersonaClaim => ({ text, basis: 'inferred', evidence });

/** A persona as the database gives it; evidence is cited out of order and e9 by nobody. */
export function exportPersona(change: Partial<Persona> = {}): Persona {
  return {
    id: '7d1a4f9c-3f0e-4d5b-8c44-1b9f2e6a7d02',
    contact: {
      id: CONTACT,
      name: 'Zdenka Vyskočilová',
      job_title: 'Chief financial officer',
      company: 'Ödland Энергия',
      industry: 'energy',
      owner_id: null,
    },
    generation: {
      id: '9c0d7e55-5a3b-4b7e-9a1c-2f8d6b4e3a03',
      version: 3,
      mode: 'rag',
      requested_mode: 'rag',
      mode_reason: null,
      method: 'concise',
      experiment: 'persona-method',
      engine: 'local',
      model: null,
      prompt_version: '1',
      fallback_reason: null,
      data_quality_score: 84,
      interactions: 46,
      claims_dropped: 1,
      created_by: null,
      created_at: '2026-11-02T08:00:00Z',
    },
    content: {
      name: 'Answers in the morning, wants the numbers first',
      sections: {
        role: [{ text: 'Chief financial officer', basis: 'confirmed', evidence: ['e3'] }],
        company: [{ text: 'Ödland Энергия, energy', basis: 'confirmed', evidence: ['e3'] }],
        communication_style: [
          claim('Answers e-mails in 4 hours (median) and writes short sentences.', 'e1', 'e4'),
          claim('Brings the head of procurement 田中さん into threads about price.', 'e2'),
        ],
        pain_points: [claim('Month end takes “nine days” and three spreadsheets.', 'e5')],
        buying_motivations: [{ text: 'Unknown.', basis: 'unknown', evidence: [] }],
        likely_objections: [claim('Asks what happens to the price in year two.', 'e2', 'e6')],
        approach: [claim('Send the calculation before the meeting.', 'e1', 'e7')],
        dos: [claim('Put the figure into the first line.', 'e4')],
        donts: [claim('Don’t propose Friday afternoons: none of 6 was answered.', 'e7')],
        best_time: [claim('Tuesday, 08:00–10:00 in Prague.', 'e8')],
        best_channel: [claim('E-mail: 19 of 26 answered.', 'e8')],
      },
    },
    evidence: [
      receipt(1, 'E-mail, answered after 3 hours', 'Numbers first, please.', '2026-10-06'),
      receipt(2, 'Call, 24 minutes', 'And what does year two cost?', '2026-10-08'),
      receipt(3, 'Contact record: Chief financial officer, Ödland Энергия', null, '2026-09-01'),
      receipt(4, 'Median time to an answer: 4 hours (3–6, n = 19)', null, '2026-11-01'),
      receipt(5, 'Note after the meeting', 'Month end takes nine days', '2026-10-12'),
      receipt(6, '=HYPERLINK("http://evil.example")', '+cmd|calc', '2026-10-13'),
      receipt(7, 'Six messages on Friday afternoons without an answer', null, '2026-10-30'),
      receipt(8, 'Active hours, Prague time', null, '2026-11-01'),
      receipt(9, 'Cited by nobody', null, '2026-10-01'),
    ],
    rating: { mean: 4.5, n: 2, mine: null },
    ...change,
  };
}

/** An analysis with a figure of every kind: a rate, a duration, and one that was never observed. */
export function exportAnalysis(): Analysis {
  const empty = emptyAnalysis(CONTACT, '2026-11-20T10:00:00Z');
  const observed = { n: 26, period: null, receipts: [] };
  return {
    ...empty,
    interactions: { ...empty.interactions, n: 46 },
    email: {
      ...empty.email,
      reply_rate: {
        ...observed,
        prior: 'none',
        rate: { mean: 0.71, interval: [0.54, 0.84], raw: 19 / 26, n: 26 },
      },
    },
    response_time: {
      ...empty.response_time,
      median_hours: { ...observed, n: 19, value: 4, interval: [3, 6.25] },
    },
    data_quality: {
      score: 84,
      parts: { interaction_volume: 50, email_engagement: 14, deal_history: 20, recognised_patterns: 0 },
      explanation: [{ part: 'interaction_volume', points: 50, max: 50, text: '46 interactions' }],
      next: { part: 'recognised_patterns', gain: 10, text: 'More answers would show a rhythm.' },
    },
  };
}
