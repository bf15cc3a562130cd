'use client';

import { useRouter } from 'next/navigation';
import { ActionForm } from '@/components/ui/action-form';
import { Section } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { toast } from '@/components/ui/toast';
import { updateSubscription } from '@/lib/subscriptions/actions';
import type { Subscription } from '@/lib/subscriptions/subscription-schema';
import { EventLog } from './event-log';
import { nameOf } from './event-words';
import { RotateSecret } from './rotate-secret';
import { SubscriptionActions } from './subscription-actions';
import { SubscriptionFields, subscriptionFrom } from './subscription-fields';

export function SubscriptionScreen({ orgId, subscription }: { orgId: string; subscription: Subscription }) {
  const router = useRouter();
  const { id, url, paused_reason } = subscription;
  const name = nameOf(subscription);
  return (
    <>
      <PageHeader
        title={name}
        meta={url}
        crumbs={[{ label: 'Events out', href: '/settings/events' }, { label: name }]}
        actions={<SubscriptionActions orgId={orgId} subscription={subscription} />}
      />
      <div className="flex flex-col gap-4">
        {paused_reason ? (
          <Notice tone="bad">
            Winloop paused this address. {paused_reason} Messages that failed can be sent again from the log.
          </Notice>
        ) : null}
        <Section id="log" title="Messages" flush>
          <EventLog orgId={orgId} subscriptionId={id} />
        </Section>
        <Section id="settings" title="Settings" actions={<RotateSecret id={id} />}>
          <ActionForm
            action={updateSubscription}
            toInput={(form) => ({ id, ...subscriptionFrom(form) })}
            onDone={() => {
              toast('Saved', { tone: 'good' });
              router.refresh();
            }}
            submitLabel="Save"
          >
            {(errorOf) => <SubscriptionFields errorOf={errorOf} known={subscription} />}
          </ActionForm>
        </Section>
      </div>
    </>
  );
}
