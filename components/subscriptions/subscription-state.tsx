import { StatusBadge } from '@/components/ui/status-badge';
import type { Subscription } from '@/lib/subscriptions/subscription-schema';

export function SubscriptionState({ subscription }: { subscription: Subscription }) {
  const { status, paused_reason, failing_since } = subscription;
  if (status === 'paused')
    return <StatusBadge status={paused_reason ? 'failed' : 'pending'} label="Paused" />;
  return failing_since ? <StatusBadge status="warning" label="Failing" /> : <StatusBadge status="active" />;
}
