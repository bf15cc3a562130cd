'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import type { Endpoint } from '@/lib/webhooks/management-schema';
import { deliveryKeys } from './delivery-keys';
import { DeliveryLog } from './delivery-log';
import { EndpointActions } from './endpoint-actions';
import { CrmToken, CrmTokenState, EndpointForm } from './endpoint-settings';
import { nameOf } from './endpoint-table';
import { PROVIDER_WORDS } from './provider-words';
import { ReplaceSecret } from './replace-secret';
import { SetupSteps } from './setup-steps';
import { StageMapping } from './stage-mapping';

export function EndpointScreen({ orgId, endpoint }: { orgId: string; endpoint: Endpoint }) {
  const client = useQueryClient();
  const words = PROVIDER_WORDS[endpoint.provider];
  return (
    <>
      <PageHeader
        title={nameOf(endpoint)}
        meta={`${words.label}. ${words.sends}.`}
        crumbs={[{ label: 'Webhooks', href: '/settings/webhooks' }, { label: nameOf(endpoint) }]}
        actions={
          <EndpointActions
            endpoint={endpoint}
            onTested={() => client.invalidateQueries({ queryKey: deliveryKeys(orgId).root })}
          />
        }
      />
      <div className="flex flex-col gap-4">
        <Section id="log" title="Deliveries" flush>
          <DeliveryLog orgId={orgId} endpoint={endpoint} />
        </Section>
        <Section
          id="setup"
          title="Setting it up"
          actions={words.secret === 'none' ? null : <ReplaceSecret endpoint={endpoint} />}
        >
          <SetupSteps provider={endpoint.provider} />
        </Section>
        <Section id="name" title="Settings">
          <EndpointForm endpoint={endpoint} />
        </Section>
        {words.hasStages ? (
          <Section
            id="stages"
            title="Stages"
            description="Give the stages of your own pipelines a meaning, by the id that the CRM sends."
          >
            <StageMapping endpoint={endpoint} />
          </Section>
        ) : null}
        {endpoint.provider === 'hubspot' ? (
          <Section
            id="token"
            title="Amounts and e-mails"
            actions={<CrmTokenState endpoint={endpoint} />}
            description="HubSpot’s events carry neither. With a token, Winloop fetches the deal and its contact."
          >
            <CrmToken endpoint={endpoint} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
