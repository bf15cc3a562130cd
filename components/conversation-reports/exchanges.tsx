import { ExchangeChip } from '@/components/conversations/exchange-chip';

interface ExchangesProps {
  orgId: string;
  ids: readonly string[];
}

/** The exchanges that a finding rests on; each opens what was said, and leads to its place in the session. */
export function Exchanges({ orgId, ids }: ExchangesProps) {
  if (ids.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {[...new Set(ids)].map((id, place) => (
        <li key={id}>
          <ExchangeChip orgId={orgId} id={id} label={`Exchange ${place + 1}`} />
        </li>
      ))}
    </ul>
  );
}
