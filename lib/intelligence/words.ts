import type { Agent, Context, Evidence, Finding, Metric, PatternKey } from './schema';

const PARTS: Record<string, string> = {
  framework: 'framework',
  tone: 'tone',
  hook: 'hook',
  cta: 'call to action',
  length: 'length',
  subject_style: 'subject line',
  subject_length: 'subject length',
  send_window: 'sending hours',
  weekday: 'weekday',
  link: 'body',
  industry: 'industry',
  company_size: 'company size',
  seniority: 'seniority',
  region: 'region',
  lead_source: 'lead source',
};
const DOES: Record<Metric, string> = {
  positive_reply_rate: 'earn an interested reply',
  open_rate: 'are opened',
  harm_rate: 'bounce, unsubscribe or report spam',
};

const said = (value: string) => value.replaceAll('_', ' ').replaceAll('+', ' + ');
const percent = (fraction: number) => `${(fraction * 100).toFixed(1)} %`;
const points = (fraction: number) => `${fraction < 0 ? '−' : '+'}${Math.abs(fraction * 100).toFixed(1)}`;

export function patternWords(pattern: PatternKey): string {
  const parts = Object.entries(pattern).map(([name, value]) => `${PARTS[name] ?? name} ${said(value)}`);
  return parts.join(' with ');
}

export function contextWords(context: Context): string {
  const { industry, company_size, ...rest } = context;
  const others = Object.entries(rest).map(([name, value]) => `${PARTS[name] ?? name} ${said(value)}`);
  const size = company_size ? [`${company_size} companies`] : [];
  return [...(industry ? [industry] : []), ...size, ...others].join(', ');
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
