'use client';

import { useRouter } from 'next/navigation';
import { useChange } from '@/components/settings/use-change';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';
import { toast } from '@/components/ui/toast';
import { updateWebhookEndpoint } from '@/lib/webhooks/actions';
import type { Endpoint } from '@/lib/webhooks/management-schema';

/** Name, and for Salesforce the organisation whose messages are accepted. */
export function EndpointForm({ endpoint }: { endpoint: Endpoint }) {
  const router = useRouter();
  const isSalesforce = endpoint.provider === 'salesforce';
  const settingsFrom = (form: FormData) => {
    const organizationId = textOf(form, 'organization_id').trim();
    const { stages } = endpoint.settings;
    return { settings: { stages, ...(organizationId ? { organization_id: organizationId } : {}) } };
  };
  return (
    <ActionForm
      action={updateWebhookEndpoint}
      toInput={(form) => ({
        id: endpoint.id,
        name: textOf(form, 'name'),
        ...(isSalesforce ? settingsFrom(form) : {}),
      })}
      onDone={() => {
        toast('Saved', { tone: 'good' });
        router.refresh();
      }}
      submitLabel="Save"
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf('name')}>
            <Input name="name" defaultValue={endpoint.name} autoComplete="off" />
          </Field>
          {isSalesforce ? (
            <Field
              label="Salesforce organisation id"
              optional
              error={errorOf('settings.organization_id')}
              description="18 characters, from Setup → Company Information. Messages of another organisation are refused."
            >
              <Input
                name="organization_id"
                defaultValue={endpoint.settings.organization_id ?? ''}
                maxLength={18}
                autoComplete="off"
              />
            </Field>
          ) : null}
        </>
      )}
    </ActionForm>
  );
}

/** HubSpot's events carry no amount and no e-mail; with the token of a private app they are fetched. */
export function CrmToken({ endpoint }: { endpoint: Endpoint }) {
  const router = useRouter();
  const [forget, isForgetting] = useChange(updateWebhookEndpoint, {
    done: 'Token forgotten',
    failed: 'The token was not forgotten',
  });
  return (
    <ActionForm
      action={updateWebhookEndpoint}
      toInput={(form) => ({ id: endpoint.id, crm_token: textOf(form, 'crm_token') })}
      onDone={(_data, form) => {
        form.reset();
        toast('Token saved', { tone: 'good' });
        router.refresh();
      }}
      submitLabel={endpoint.has_crm_token ? 'Replace token' : 'Save token'}
      actions={
        endpoint.has_crm_token ? (
          <Button
            variant="ghost"
            loading={isForgetting}
            onClick={() => forget({ id: endpoint.id, crm_token: null })}
          >
            Forget token
          </Button>
        ) : null
      }
    >
      {(errorOf) => (
        <Field
          label="Token of a private app"
          error={errorOf('crm_token')}
          description="With the scopes crm.objects.deals.read and crm.objects.contacts.read. Stored encrypted; nobody can read it back."
        >
          <PasswordInput name="crm_token" autoComplete="off" />
        </Field>
      )}
    </ActionForm>
  );
}

export const CrmTokenState = ({ endpoint }: { endpoint: Endpoint }) => (
  <Badge tone={endpoint.has_crm_token ? 'good' : 'warn'}>
    {endpoint.has_crm_token ? 'Token stored' : 'No token: amounts and e-mails are missing'}
  </Badge>
);
