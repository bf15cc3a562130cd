import { DUTIES } from './agents';
import { keyOf } from './key';
import { hasTwoWays, isProposedHalf, otherHalf, otherWay } from './plan-halves';
import type { Expected, Proposal } from './plan-schema';
import { matchedReplay } from './replay';
import {
  AGENTS,
  type Agent,
  type Cell,
  type Context,
  type Directive,
  type Finding,
  type Line,
  METRICS,
  type PatternKey,
} from './schema';
import { lineText } from './words';

const MAX_ITEMS = 8;

export type PlanBasis = {
  findings: readonly Finding[];
  cells: readonly Cell[];
  current: readonly Directive[];
  practicesFor: (pattern: PatternKey, context: Context) => string[];
  /** Keys of what must not be proposed (again): waiting for a decision, running, decided a short time ago. */
  taken: ReadonlySet<string>;
};

const kindOf = (part: Readonly<Record<string, string>>) => Object.keys(part).sort().join('+');

type Wording = Pick<Proposal, 'agent_name' | 'context' | 'pattern' | 'list'>;

export const proposalKey = (item: Wording): string =>
  [item.agent_name, keyOf(item.context), keyOf(item.pattern), item.list].join(' ');

/**
 * The changes worth a decision: for each agent and kind of pattern, the strongest winner that is not a rule yet and
 * the weakest loser, everywhere and where a context credibly does otherwise. Positive replies come first. Of a
 * decision with two ways one half is proposed: docs/decisions/0163.
 */
export function proposals(basis: PlanBasis): Proposal[] {
  const found = AGENTS.filter((agent) => DUTIES[agent].unit === 'messages').flatMap((agent) => {
    const { metric, kinds } = DUTIES[agent];
    const mine = basis.findings.filter(
      (finding) => finding.metric === metric && (keyOf(finding.context) === '' || finding.departs),
    );
    const places = new Map(mine.map(({ context }) => [keyOf(context), context]));
    return kinds.flatMap((kind) =>
      [...places.values()].flatMap((context) => {
        const here = mine.filter(
          (finding) => kindOf(finding.pattern) === kind && keyOf(finding.context) === keyOf(context),
        );
        return (['winning', 'losing'] as const).flatMap((verdict) => {
          const [strongest] = here
            .filter((finding) => finding.verdict === verdict)
            .sort((a, b) => Math.abs(b.uplift.delta) - Math.abs(a.uplift.delta));
          if (!strongest) return [];
          const other = otherWay(strongest, basis.findings);
          return other && !isProposedHalf(strongest, other) ? [] : [propose(agent, strongest, other, basis)];
        });
      }),
    );
  });
  const rank = ({ expected }: Proposal) => METRICS.indexOf(expected.metric);
  return found
    .filter((item) =>
      wordings(item).every((words) => !basis.taken.has(proposalKey(words)) && !isRule(words, basis.current)),
    )
    .sort((a, b) => rank(a) - rank(b) || Math.abs(b.expected.delta) - Math.abs(a.expected.delta))
    .slice(0, MAX_ITEMS);
}

/** The change as it is proposed, and as its other half where both say the same. */
const wordings = (item: Proposal): Wording[] =>
  item.other_half && hasTwoWays(item.pattern) ? [item, { ...item, ...item.other_half }] : [item];

const isRule = (item: Wording, current: readonly Directive[]) =>
  directiveAt(item.agent_name, item.context, current)?.[item.list].some(
    ({ source, pattern }) => source === 'plan' && pattern && keyOf(pattern) === keyOf(item.pattern),
  );

const directiveAt = (agent: Agent, context: Context, current: readonly Directive[]) =>
  current.find((one) => one.agent_name === agent && keyOf(one.context) === keyOf(context)) ??
  current.find((one) => one.agent_name === agent && keyOf(one.context) === '');

function propose(agent: Agent, finding: Finding, other: Finding | null, basis: PlanBasis): Proposal {
  const { pattern, context, metric, n, successes, rate, rest, uplift } = finding;
  const evidence = { metric, n, successes, rate, rest, uplift };
  const isWinner = finding.verdict === 'winning';
  const list = isWinner ? 'best_practices' : 'avoid';
  const practice_ids = basis.practicesFor(pattern, context);
  const line: Line = {
    text: lineText(finding),
    pattern,
    context,
    source: 'plan',
    organizations: null,
    strategy_key: keyOf(pattern),
    practice_ids,
    evidence,
  };
  const kindEverywhere = isWinner ? 'adopt' : 'retire';
  return {
    kind: keyOf(context) === '' ? kindEverywhere : 'agent_improvement',
    agent_name: agent,
    context,
    pattern,
    list,
    line,
    change: changeOf(directiveAt(agent, context, basis.current), line, list),
    expected: expectedOf(finding),
    evidence,
    replay: matchedReplay(basis.cells, pattern, context, metric),
    other_half: other ? otherHalf(finding, other) : null,
    practice_ids,
  };
}

/**
 * Against how messages were written so far: whoever makes a pattern the rule changes only the messages that did not
 * follow it, whoever gives one up only those that did. The finding is shrunk, so the promise is.
 */
export function expectedOf({ n, rest, uplift, metric, verdict }: Finding): Expected {
  const share = n / (n + rest.n);
  const isWinner = verdict === 'winning';
  const factor = isWinner ? 1 - share : -share;
  const [a, b] = [uplift.interval[0] * factor, uplift.interval[1] * factor];
  return {
    metric,
    delta: uplift.delta * factor,
    interval: [Math.min(a, b), Math.max(a, b)],
    n: n + rest.n,
    level: 0.9,
    better: metric === 'harm_rate' ? 'lower' : 'higher',
    share_changed: Math.abs(factor),
  };
}

/** The lines about the same parts of a message; what private.start_canary does to them, in words. */
function changeOf(directive: Directive | undefined, line: Line, list: Proposal['list']): Proposal['change'] {
  const isSame = (other: Line) =>
    other.pattern !== null && keyOf(other.pattern) === keyOf(line.pattern ?? {});
  const isAbout = (other: Line) =>
    other.pattern !== null && kindOf(other.pattern) === kindOf(line.pattern ?? {});
  const best = (directive?.best_practices ?? []).filter(isAbout);
  const avoid = (directive?.avoid ?? []).filter(isAbout);
  const shown = (lines: readonly Line[], name: Proposal['list']) =>
    lines.map(({ text, source }) => ({ list: name, text, source }));
  const isBest = list === 'best_practices';
  const stays = (other: Line) => !isSame(other) && !(isBest && other.source !== 'plan');
  const after = { best: best.filter(stays), avoid: avoid.filter((other) => !isSame(other)) };
  return {
    before: [...shown(best, 'best_practices'), ...shown(avoid, 'avoid')],
    after: [
      ...shown(isBest ? [line, ...after.best] : after.best, 'best_practices'),
      ...shown(isBest ? after.avoid : [line, ...after.avoid], 'avoid'),
    ],
  };
}
