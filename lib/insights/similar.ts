import { COUNTED_MATCHES, type Match, type Twins } from './find-twins';
import type { DealHistory } from './history';
import type { SimilarDeals } from './schema';

/** The similar deals as the screen and the API show them. */
export function toSimilarDeals(
  matches: readonly Match[],
  histories: readonly DealHistory[],
  twins: Twins,
): SimilarDeals {
  const byId = new Map(histories.map((history) => [history.id, history]));
  const among = (status: 'won' | 'lost') =>
    matches
      .filter(
        (match) =>
          match.status === status && (match.rank <= COUNTED_MATCHES || match.id === twins[status]?.id),
      )
      .flatMap((match) => {
        const deal = byId.get(match.id);
        if (!deal) return [];
        const { id, name, amount, currency, industry, company, closed_at } = deal;
        return [
          {
            id,
            name,
            status,
            amount,
            currency,
            industry,
            company,
            closed_at,
            matched_on: match.matchedOn,
            is_nearest: id === twins[status]?.id,
          },
        ];
      });
  const step = (side: 'won' | 'lost') => {
    const found = twins.parting?.[side];
    return found ? { label: found.label, day: found.day } : null;
  };
  return {
    won: among('won'),
    lost: among('lost'),
    parted: twins.parting ? { shared: twins.parting.shared, won: step('won'), lost: step('lost') } : null,
  };
}
