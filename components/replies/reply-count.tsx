'use client';

import { useReplySummary } from './use-reply-summary';

/** How many replies wait, in the navigation: every page carries this, and not how lists are fetched. */
export function ReplyCount({ orgId }: { orgId: string }) {
  const { data } = useReplySummary(orgId);
  if (!data || data.to_review === 0) return null;
  return (
    <span className="num ml-auto text-muted text-xs group-data-collapsed/nav:sr-only">
      {data.to_review > 999 ? '999+' : data.to_review}
      <span className="sr-only"> to review</span>
    </span>
  );
}
