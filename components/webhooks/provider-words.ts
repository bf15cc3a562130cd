import type { Provider } from '@/lib/webhooks/schema';

/** What the admin has to give so that we can tell genuine deliveries from others. */
export type SecretKind = 'made' | 'public key' | 'client secret' | 'password' | 'none';

interface ProviderWords {
  label: string;
  sends: string;
  secret: SecretKind;
  /** Has pipelines whose stages may need a meaning. */
  hasStages: boolean;
  steps: readonly string[];
}

/** How to set each provider up, in the order in which its own screens ask. The long version is in docs/webhooks. */
export const PROVIDER_WORDS: Record<Provider, ProviderWords> = {
  sendgrid: {
    label: 'SendGrid events',
    sends: 'Deliveries, bounces, opens, clicks, unsubscribes and spam reports',
    secret: 'public key',
    hasStages: false,
    steps: [
      'In SendGrid open Settings → Mail Settings → Event Webhook and add an endpoint with this address.',
      'Switch on all delivery and engagement events, and “Signed Event Webhook”.',
      'Copy the verification key and enter it here under “Replace secret”.',
    ],
  },
  'sendgrid-inbound': {
    label: 'SendGrid replies',
    sends: 'What people answer, by Inbound Parse',
    secret: 'none',
    hasStages: false,
    steps: [
      'Point the MX record of a subdomain, such as reply.example.com, to mx.sendgrid.net.',
      'In SendGrid open Settings → Inbound Parse and add that host with this address.',
      'Prefer “POST the raw, full MIME message”: every character set then arrives as it was sent.',
    ],
  },
  hubspot: {
    label: 'HubSpot',
    sends: 'Stages of deals, and meetings',
    secret: 'client secret',
    hasStages: true,
    steps: [
      'In your HubSpot app open Webhooks, enter this address as target URL and subscribe to deal and meeting changes.',
      'Give stages of your own pipelines a meaning below: HubSpot only sends their ids.',
      'Add the token of a private app below: HubSpot’s events carry no amount and no e-mail.',
    ],
  },
  salesforce: {
    label: 'Salesforce',
    sends: 'Opportunities and events, by outbound message or JSON callout',
    secret: 'made',
    hasStages: true,
    steps: [
      'In Salesforce Setup create an outbound message for Opportunity with this address.',
      'Choose the fields Id, StageName, IsWon, IsClosed, Amount, CurrencyIsoCode, CloseDate and SystemModstamp.',
      'Add it to a flow that runs when an opportunity changes. Enter your organisation’s id below.',
    ],
  },
  pipedrive: {
    label: 'Pipedrive',
    sends: 'Deals and activities',
    secret: 'password',
    hasStages: false,
    steps: [
      'In Pipedrive open Tools and apps → Webhooks and create a webhook with this address.',
      'Enter the user name and the password from here as HTTP Auth.',
      'Create one webhook for deals and one for activities, with all actions.',
    ],
  },
  generic: {
    label: 'Any other system',
    sends: 'Deals and meetings as JSON',
    secret: 'made',
    hasStages: false,
    steps: [
      'Post JSON to this address: {"event": "deal.closed_won", "deal_id": "…", "deal_value": 12000, "contact_email": "…"}.',
      'Sign each body with HMAC-SHA256 and the secret, as hex in X-Webhook-Signature, or by Standard Webhooks.',
    ],
  },
};
