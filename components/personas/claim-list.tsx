'use client';

import { Check, CircleHelp, Lightbulb, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import type { PersonaClaim, PersonaReceipt as Receipt } from '@/lib/personas/schema';
import type { ClaimBasis } from '@/lib/personas/sections';
import { PersonaReceipt } from './persona-receipt';
import { BASES } from './persona-words';

const ICONS: Record<ClaimBasis, LucideIcon> = { confirmed: Check, inferred: Lightbulb, unknown: CircleHelp };
/** More receipts than this are opened on request. */
const SHOWN = 3;

interface ClaimListProps {
  orgId: string;
  /** The accessible name of the list. */
  label: string;
  claims: readonly PersonaClaim[];
  receipts: readonly Receipt[];
}

/** Sentences, each with how sure it is and the receipts it rests on. */
export function ClaimList({ label, claims, receipts, orgId }: ClaimListProps) {
  return (
    <ul aria-label={label} className="flex flex-col gap-3">
      {claims.map((claim) => (
        <Claim key={claim.text} orgId={orgId} claim={claim} receipts={receipts} />
      ))}
    </ul>
  );
}

interface ClaimProps {
  orgId: string;
  claim: PersonaClaim;
  receipts: readonly Receipt[];
}

function Claim({ orgId, claim, receipts }: ClaimProps) {
  const [showsAll, setShowsAll] = useState(false);
  const cited = receipts.filter(({ id }) => claim.evidence.includes(id));
  const shown = showsAll ? cited : cited.slice(0, SHOWN);
  const { label, tone, meaning } = BASES[claim.basis];
  const Icon = ICONS[claim.basis];
  return (
    <li className="flex flex-col gap-1.5">
      <p className={claim.basis === 'unknown' ? 'text-muted text-sm' : 'max-w-prose text-pretty text-sm'}>
        {spoken(claim)}{' '}
        <span title={meaning} className="inline-flex align-text-bottom">
          <Badge tone={tone} icon={<Icon aria-hidden />}>
            {label}
          </Badge>
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-1">
        {shown.map((receipt) => (
          <PersonaReceipt key={receipt.id} orgId={orgId} receipt={receipt} />
        ))}
        {cited.length > shown.length ? (
          <button
            type="button"
            onClick={() => setShowsAll(true)}
            className="h-6 rounded-sm px-1.5 text-accent-ink text-xs hover:underline pointer-coarse:h-8"
          >
            {cited.length - shown.length} more
          </button>
        ) : null}
      </div>
    </li>
  );
}

/** The badge says "Unknown" already. */
function spoken({ text, basis }: PersonaClaim): string {
  if (basis !== 'unknown' || !text.startsWith('Unknown: ')) return text;
  const rest = text.slice('Unknown: '.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
