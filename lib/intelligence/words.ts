import type { Agent, Context, Evidence, Finding, Metric, PatternKey } from './schema';

const said = (value: string) => value.replaceAll('_', ' ').replaceAll('+', ' + ');
const article = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
/** A phrase for each value that has one of its own. */
const oneOf = (phrases: Record<string, string>) => (value: string) => phrases[value] ?? said(value);

/** Each decision as something that can be used or avoided: the one place where patterns become words. */
const PHRASES: Record<string, (value: string) => string> = {
  framework: (value) => `the ${said(value)} framework`,
  tone: (value) => `${article(said(value))} tone`,
  hook: (value) => `${article(said(value))} as the hook`,
  cta: (value) => `${article(said(value))} as the call to action`,
  length: oneOf({
    short: 'a text under 80 words',
    medium: 'a text of 80 to 150 words',
    long: 'a text over 150 words',
  }),
  subject_style: oneOf({
    question: 'a question as the subject line',
    number: 'a number in the subject line',
    company_name: 'the company’s name in the subject line',
    first_name: 'the first name in the subject line',
    statement: 'a plain statement as the subject line',
  }),
  subject_length: oneOf({
    short: 'a subject line of up to 40 characters',
    long: 'a subject line over 40 characters',
  }),
  send_window: (value) => `the hours from ${value.replace('-', ':00 to ')}:00 for sending`,
  weekday: (value) =>
    `${oneOf({ Mon: 'Mondays', Tue: 'Tuesdays', Wed: 'Wednesdays', Thu: 'Thursdays', Fri: 'Fridays', Sat: 'Saturdays', Sun: 'Sundays' })(value)} for sending`,
  link: oneOf({ with_link: 'a text with a link', without_link: 'a text without a link' }),
  industry: (value) => `companies in ${said(value)}`,
  company_size: (value) => `${said(value)} companies`,
  seniority: (value) => `people of seniority ${said(value)}`,
  region: (value) => `people in ${said(value)}`,
  lead_source: (value) => `leads from ${said(value)}`,
};
const DOES: Record<Metric, string> = {
  positive_reply_rate: 'earn an interested reply',
  open_rate: 'are opened',
  harm_rate: 'bounce, unsubscribe or report spam',
};

const percent = (fraction: number) => `${(fraction * 100).toFixed(1)} %`;
const points = (fraction: number) => `${fraction < 0 ? '−' : '+'}${Math.abs(fraction * 100).toFixed(1)}`;

const phraseOf = ([name, value]: [string, string]) =>
  PHRASES[name]?.(value) ?? `${said(name)} ${said(value)}`;

/** `the PAS framework with a trigger event as the hook` */
export const patternWords = (pattern: PatternKey): string =>
  Object.entries(pattern).map(phraseOf).join(' with ');

/** `Retail, small companies` */
export function contextWords(context: Context): string {
  const { industry, ...rest } = context;
  return [...(industry ? [industry] : []), ...Object.entries(rest).map(phraseOf)].join(', ');
}

export function evidenceWords({ metric, rate, rest, uplift, successes, n }: Evidence): string {
  const [low, high] = uplift.interval;
  return (
    `${percent(rate.mean)} ${DOES[metric]} against ${percent(rest.mean)} otherwise ` +
    `(${points(uplift.delta)} points, 90 % interval ${points(low)} to ${points(high)}; ${successes} of ${n})`
  );
}

const from = ({ source, organizations }: Finding) =>
  source === 'commons' ? `, as ${organizations} organisations of the commons found` : '';
const where = (context: Context) => {
  const words = contextWords(context);
  return words ? ` In ${words}:` : '';
};

/** The sentence of a plan: a rule, not advice. */
export function lineText(finding: Finding): string {
  const place = contextWords(finding.context);
  const verb = finding.verdict === 'winning' ? 'Always use' : 'Never use';
  return `${verb} ${patternWords(finding.pattern)}${place ? ` in ${place}` : ''}. ${evidenceWords(finding)}.`;
}

export function useWords(agent: Agent, finding: Finding): string {
  const verb = agent === 'ICPIntelligenceAgent' ? 'Write first to' : 'Use';
  return `${verb} ${patternWords(finding.pattern)}.${where(finding.context)} ${evidenceWords(finding)}${from(finding)}.`;
}

export function avoidWords(agent: Agent, finding: Finding): string {
  const verb = agent === 'ICPIntelligenceAgent' ? 'Put last' : 'Avoid';
  return `${verb} ${patternWords(finding.pattern)}.${where(finding.context)} ${evidenceWords(finding)}${from(finding)}.`;
}

export function exceptionWords(finding: Finding, elsewhere: Finding): string {
  const usual = elsewhere.verdict === 'losing' ? 'avoided' : 'preferred';
  return `Elsewhere ${patternWords(finding.pattern)} is ${usual}; in ${contextWords(finding.context)} that does not hold: ${evidenceWords(finding)}.`;
}

export function guardrailWords(finding: Finding): string {
  const worse = finding.breached.map((name) => said(name)).join(', ');
  return `Be careful with ${patternWords(finding.pattern)}: ${worse} credibly above what is usual here. ${evidenceWords(finding)}.`;
}
