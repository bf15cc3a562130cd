import type { Count } from '../stats/rate';
import { DUTIES, MIN_EVIDENCE } from './agents';
import { MIN_CELL } from './finding';
import { keyOf } from './key';
import type { Agent, Context, Draft, Evidence, Finding, Line, PatternKey } from './schema';
import { avoidWords, exceptionWords, guardrailWords, useWords } from './words';

export const ASSOCIATION = 'Association in what was sent, not effect: an experiment decides.';
const MAX_LINES = 12;

export type Known = {
  /** What the organisation's own outcomes say, for every metric, contexts included. */
  own: readonly Finding[];
  /** What the commons says; empty unless the organisation opted in. */
  commons: readonly Finding[];
  /** Everything the agent's metric was counted over, without contexts. */
  total: Count;
  /** The practices of the library that stand for a pattern in a context. */
  practicesFor: (pattern: PatternKey, context: Context) => string[];
};

const evidenceOf = ({ metric, n, successes, rate, rest, uplift }: Finding): Evidence => ({
  metric,
  n,
  successes,
  rate,
  rest,
  uplift,
});

export const note = (text: string): Line => ({
  text,
  pattern: null,
  context: {},
  source: 'organisation',
  organizations: null,
  strategy_key: null,
  practice_ids: [],
  evidence: null,
});

/** What an agent should be told in a context; null when a context adds nothing to what holds everywhere. */
export function writeDirective(agent: Agent, context: Context, known: Known): Draft | null {
  const { metric, kinds, unit } = DUTIES[agent];
  const isMine = (finding: Finding) =>
    finding.metric === metric && kinds.includes(Object.keys(finding.pattern).sort().join('+'));
  const at = (findings: readonly Finding[], place: Context) =>
    findings.filter((finding) => isMine(finding) && keyOf(finding.context) === keyOf(place));
  const isSpecific = keyOf(context) !== '';
  const isEnough = known.total.n >= MIN_EVIDENCE.n && known.total.successes >= MIN_EVIDENCE.successes;

  const own = isEnough ? at(known.own, {}) : [];
  const local =
    isEnough && isSpecific ? at(known.own, context).filter((finding) => speaks(finding, own)) : [];
  const shared = [...(isSpecific ? at(known.commons, context) : []), ...at(known.commons, {})].filter(
    (finding) => finding.verdict !== 'undecided' && !(isEnough && isKnown(finding, at(known.own, {}))),
  );
  const sharedHere = shared.filter((finding) => keyOf(finding.context) !== '');
  if (isSpecific && local.length === 0 && sharedHere.length === 0) return null;

  const told = firstOfEach([...local, ...own, ...shared]);
  const line = (finding: Finding, text: string): Line => ({
    text,
    pattern: finding.pattern,
    context: finding.context,
    source: finding.source,
    organizations: finding.organizations,
    strategy_key: keyOf(finding.pattern),
    practice_ids: known.practicesFor(finding.pattern, finding.context),
    evidence: evidenceOf(finding),
  });
  const byStrength = (a: Finding, b: Finding) => Math.abs(b.uplift.delta) - Math.abs(a.uplift.delta);
  const decided = (verdict: Finding['verdict']) =>
    told
      .filter((finding) => finding.verdict === verdict)
      .sort(byStrength)
      .slice(0, MAX_LINES);
  const best = decided('winning').map((finding) => line(finding, useWords(agent, finding)));
  const avoid = decided('losing').map((finding) => line(finding, avoidWords(agent, finding)));
  const exceptions = local.flatMap((finding) => {
    const usual = own.find(({ pattern }) => keyOf(pattern) === keyOf(finding.pattern));
    const contradicts = usual && usual.verdict !== 'undecided' && usual.verdict !== finding.verdict;
    return contradicts ? [line(finding, exceptionWords(finding, usual))] : [];
  });
  const careful = told.filter(({ verdict, breached }) => verdict !== 'losing' && breached.length > 0);
  const guidance = [...exceptions, ...careful.map((finding) => line(finding, guardrailWords(finding)))];

  const lines = [...best, ...avoid];
  const { n, successes } = known.total;
  if (!isEnough) {
    const rest = lines.length > 0 ? 'until then the commons speaks' : 'keep trying different ways';
    guidance.push(
      note(
        `Insufficient evidence of the organisation's own: ${successes} of ${n} ${unit}; ${MIN_EVIDENCE.successes} of at least ${MIN_EVIDENCE.n} are needed, ${rest}.`,
      ),
    );
  } else if (lines.length === 0) {
    guidance.push(
      note(
        `Nothing stands out credibly among ${n} ${unit} (${successes} of them): keep trying different ways.`,
      ),
    );
  }
  return {
    agent_name: agent,
    context,
    best_practices: best,
    guidance,
    avoid,
    evidence: { basis: basisOf(lines, isEnough), metric, n, successes, level: 0.9, note: ASSOCIATION },
    source_practice_ids: [...new Set(lines.flatMap(({ practice_ids }) => practice_ids))],
    reason: 'learned from outcomes',
  };
}

/** A context speaks for itself where it credibly does otherwise than the whole lets expect. */
function speaks(finding: Finding, own: readonly Finding[]): boolean {
  const usual = own.find(({ pattern }) => keyOf(pattern) === keyOf(finding.pattern));
  return finding.n >= MIN_CELL && finding.departs && finding.verdict !== (usual?.verdict ?? 'undecided');
}

const isKnown = (finding: Finding, own: readonly Finding[]) =>
  own.some(({ pattern, n }) => keyOf(pattern) === keyOf(finding.pattern) && n >= MIN_CELL);

function firstOfEach(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const key = keyOf(finding.pattern);
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}

function basisOf(lines: readonly Line[], isEnough: boolean): Draft['evidence']['basis'] {
  const hasCommons = lines.some(({ source }) => source === 'commons');
  if (!isEnough) return hasCommons ? 'commons' : 'insufficient';
  return hasCommons ? 'both' : 'organisation';
}
