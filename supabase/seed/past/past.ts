import { DAY_MS } from '../deals';
import { dice } from '../random';
import type { Scenario } from '../scenario';
import { clickOn } from './clicks';
import { earlierModel, frozenAt, predictAt } from './forecasts';
import { type ClosedDeal, closedOf, historiesOf } from './histories';
import { type Look, tellLook } from './insights';
import { createKnowledge } from './knowledge';
import { tellPresence, type User } from './presence';

/** How long the sample organisation has been using Winloop. */
const USED_DAYS = 190;

export type PastInput = {
  orgId: string;
  seed: number;
  now: Date;
  scenario: Scenario;
  /** Who sells and looks after their own deals; who leads and looks at some of the others'. */
  rep: User;
  lead: User;
};

const MOST_LOOKS = 2;

/** When, and by whom, a deal was opened while it was open: visits that know nothing of how it will end. */
function visitsOf({ seed, rep, lead }: PastInput, { deal, opened, closed }: ClosedDeal, from: number) {
  const d = dice(seed, `visits:${deal.name}`);
  const by = deal.owner_id === rep.id ? rep : lead;
  const isFollowed = d.chance(by === rep ? 0.95 : 0.75);
  const visits: { at: number; by: string }[] = [];
  let at = Math.max(opened, from);
  while (isFollowed && visits.length < MOST_LOOKS) {
    at = Math.floor(at + d.between(4, 35) * DAY_MS);
    if (at >= closed - DAY_MS) break;
    visits.push({ at, by: by.id });
  }
  return visits;
}

/** Half a year of using Winloop: what it said of deals that have closed since, and what people did with it. Pure. */
export function createPast(input: PastInput) {
  const { orgId, seed, scenario, rep, lead } = input;
  const now = input.now.getTime();
  const from = now - USED_DAYS * DAY_MS;
  const closed = closedOf(historiesOf(scenario));
  const knownAt = createKnowledge(orgId, closed, from);
  const since = closed.filter((deal) => deal.closed > from && deal.closed <= now);
  const predictions = since.flatMap((deal) =>
    frozenAt(deal, from).map((at) => predictAt(orgId, deal, at, knownAt(at))),
  );
  const visits = since.flatMap((deal) => visitsOf(input, deal, from).map((when) => ({ deal, when })));
  const told = visits.map(({ deal, when }) => {
    const look: Look = { closed: deal, known: knownAt(when.at), ...when };
    const said = predictAt(orgId, deal, when.at, look.known);
    const frozen = predictions.find(
      ({ id, probability }) => id === said.id && probability === said.probability,
    );
    return { look, ...tellLook(orgId, look, frozen?.id ?? null) };
  });
  const clicks = told.flatMap(({ look, insights }) =>
    insights.map((insight) => {
      const { deal, closed: end } = look.closed;
      const day = Math.floor((look.at - look.closed.opened) / DAY_MS);
      return clickOn(dice(seed, `clicks:${deal.name}:${day}:${insight.position}`), insight, look.by, end);
    }),
  );
  const cited = new Set(told.flatMap(({ evidence }) => evidence.map(({ source_id }) => source_id)));
  const records = told.flatMap(({ look }) => look.known.records).filter(({ id }) => cited.has(id));
  return {
    patterns: [...new Map(records.map((record) => [record.id, record])).values()].map(
      ({ interval: [interval_low, interval_high], ...record }) => ({
        ...record,
        org_id: orgId,
        interval_low,
        interval_high,
        computed_at: input.now.toISOString(),
      }),
    ),
    model: earlierModel(orgId, from, closed),
    predictions: [...new Map(predictions.map((row) => [row.id, row])).values()],
    runs: told.map(({ run }) => run),
    insights: told.flatMap(({ insights }) => insights),
    evidence: told.flatMap(({ evidence }) => evidence),
    events: clicks.flatMap(({ events }) => events),
    feedback: clicks.flatMap(({ feedback }) => feedback),
    ...tellPresence(orgId, seed, [rep, lead], from, now),
  };
}

export type Past = ReturnType<typeof createPast>;
