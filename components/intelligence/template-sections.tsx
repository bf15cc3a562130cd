import { Section } from '@/components/ui/card';
import type { CommonsTemplate, TemplateUse } from '@/lib/intelligence/commons-schema';
import { GivenTemplates, ReceivedTemplates } from './template-table';

const none = (text: string) => <p className="p-4 text-muted text-sm">{text}</p>;

interface TemplatesReceivedProps {
  templates: readonly CommonsTemplate[];
  isMember: boolean;
}

export function TemplatesReceived({ templates, isMember }: TemplatesReceivedProps) {
  const empty = isMember
    ? 'No template is used by enough organisations yet.'
    : 'Join above to see the published templates.';
  return (
    <Section
      id="templates-received"
      title="Templates you get"
      description="Subject lines that at least five organisations use word for word, apart from the slots"
      flush
    >
      {templates.length > 0 ? <ReceivedTemplates templates={templates} /> : none(empty)}
    </Section>
  );
}

export function TemplatesGiven({ templates }: { templates: readonly TemplateUse[] }) {
  return (
    <Section
      id="templates-given"
      title="Templates you give"
      description="From your latest 2,000 e-mails, each used at least five times"
      flush
    >
      {templates.length > 0 ? <GivenTemplates templates={templates} /> : none('None.')}
    </Section>
  );
}
