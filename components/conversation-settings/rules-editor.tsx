'use client';

import type { Rules } from '@/lib/conversations/schema';
import { KindChoices } from './kind-choices';
import { ReportEvery } from './report-every';
import { RulePreview } from './rule-preview';
import { TermList } from './term-list';
import { useRules } from './use-rules';

interface RulesEditorProps {
  rules: Rules;
  builtInEvery: number;
  canEdit: boolean;
}

export function RulesEditor({ rules: initial, builtInEvery, canEdit }: RulesEditorProps) {
  const [rules, change] = useRules(initial);
  return (
    <>
      <KindChoices rules={rules} canEdit={canEdit} onChange={change} />
      <TermList rules={rules} canEdit={canEdit} onChange={change} />
      <RulePreview rules={rules} />
      <ReportEvery rules={rules} builtIn={builtInEvery} canEdit={canEdit} onChange={change} />
    </>
  );
}
