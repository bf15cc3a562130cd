import type { ReactNode } from 'react';
import { Section } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ContactDetail } from '@/lib/contacts/schema';

const SIZES: Record<string, string> = {
  small: 'Small, up to 50 people',
  medium: 'Medium, 51 to 200 people',
  large: 'Large, above 200 people',
};

/** What is known about the person; what is not known is left out. */
export function ContactFacts({ contact }: { contact: ContactDetail }) {
  const email = contact.email ? (
    <a href={`mailto:${contact.email}`} className="break-all text-accent-ink hover:underline">
      {contact.email}
    </a>
  ) : null;
  const last = contact.last_activity_at ? <RelativeTime value={contact.last_activity_at} /> : 'None yet';
  const size = contact.company_size ? (SIZES[contact.company_size] ?? contact.company_size) : null;
  const known: Record<string, ReactNode> = {
    'E-mail': email,
    Company: contact.company,
    'Job title': contact.job_title,
    Industry: contact.industry,
    'Company size': size,
    Region: contact.region,
    'Time zone': contact.time_zone,
    'Lead source': contact.lead_source,
    Owner: contact.owner,
    'Last activity': last,
  };
  const imported = Object.entries(contact.attributes).map(([name, value]): [string, ReactNode] => [
    name.replaceAll('_', ' '),
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  const facts = [...Object.entries(known), ...imported];
  return (
    <Section id="facts" title="Facts">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
