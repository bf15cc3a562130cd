import type { Dice } from './random';
import type { Industry } from './vendor';

/** What a message was made of: the choices that the sample's agents logged with it. */
export const FRAMEWORKS = ['PAS', 'BAB', 'AIDA', 'QVC'] as const;
export const TONES = ['direct', 'warm', 'formal'] as const;
export const HOOKS = ['trigger_event', 'peer_result', 'question', 'statistic'] as const;
export const CTAS = ['interest_question', 'send_resource', 'calendar_link'] as const;
export type Framework = (typeof FRAMEWORKS)[number];
export type Tone = (typeof TONES)[number];
export type Hook = (typeof HOOKS)[number];
export type Cta = (typeof CTAS)[number];
export type Choice = { framework: Framework; tone: Tone; hook: Hook; cta: Cta; morning: boolean };

/** Log-odds of an interested reply to a message. docs/sample-organisation.md lists them. */
export const OUTREACH_MODEL = {
  intercept: -2.75,
  framework: { PAS: 0.4, BAB: 0.1, AIDA: -0.4, QVC: 0 },
  tone: { direct: 0.15, warm: 0.05, formal: -0.25 },
  hook: { trigger_event: 0.5, peer_result: 0.25, question: 0, statistic: -0.35 },
  cta: { interest_question: 0.45, send_resource: 0, calendar_link: -0.4 },
  frameworkByIndustry: { 'PAS × Manufacturing': 0.4, 'AIDA × Retail': 0.5 },
  toneByIndustry: { 'warm × Healthcare': 0.5, 'formal × Financial services': 0.7 },
  morning: 0.2,
} as const;

export type Addressee = { industry: Industry };

/** Log-odds that this message earns an interested reply from somebody of this industry. */
export function replyLogOdds(choice: Choice, { industry }: Addressee): number {
  const m = OUTREACH_MODEL;
  const byFramework: Record<string, number> = m.frameworkByIndustry;
  const byTone: Record<string, number> = m.toneByIndustry;
  return (
    m.intercept +
    m.framework[choice.framework] +
    m.tone[choice.tone] +
    m.hook[choice.hook] +
    m.cta[choice.cta] +
    (byFramework[`${choice.framework} × ${industry}`] ?? 0) +
    (byTone[`${choice.tone} × ${industry}`] ?? 0) +
    (choice.morning ? m.morning : 0)
  );
}

/** A message at random: what the agents tried before they knew anything. */
export const drawChoice = (d: Dice): Choice => ({
  framework: d.pick(FRAMEWORKS),
  tone: d.pick(TONES),
  hook: d.pick(HOOKS),
  cta: d.pick(CTAS),
  morning: d.chance(0.4),
});
