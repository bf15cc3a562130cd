'use client';

import { Pencil, ScrollText, Trash2 } from 'lucide-react';
import { useChange } from '@/components/settings/use-change';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Switch } from '@/components/ui/switch';
import { dropRule, storeRule } from '@/lib/insights/actions';
import { type Rule, ruleSentence } from '@/lib/insights/rules';
import { RuleEditor } from './rule-editor';

type RuleRow = Rule & { uses: number };
const KIND_WORDS = { risk: 'Risk', opportunity: 'Opportunity', next_action: 'Next action' } as const;

export function RuleList({ rules, canEdit }: { rules: readonly RuleRow[]; canEdit: boolean }) {
  if (rules.length === 0) {
    return (
      <Card>
        <EmptyState
          title="No rules yet"
          icon={<ScrollText />}
          action={
            canEdit ? (
              <RuleEditor rule={null} trigger={<Button variant="primary">New rule</Button>} />
            ) : undefined
          }
        >
          For example: when the amount is at least 50,000 and only one contact is involved, ask for the person
          who signs.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <ul aria-label="Insight rules">
        {rules.map((rule) => (
          <RuleItem key={rule.id} rule={rule} canEdit={canEdit} />
        ))}
      </ul>
    </Card>
  );
}

function RuleItem({ rule, canEdit }: { rule: RuleRow; canEdit: boolean }) {
  const [store, isStoring] = useChange(storeRule, { done: '', failed: 'The rule was not changed' });
  const [drop] = useChange(dropRule, { done: 'Rule deleted', failed: 'The rule was not deleted' });
  const { id, uses: _uses, ...input } = rule;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 border-line border-b px-4 py-3 text-sm last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span>{rule.name}</span>
          <Badge tone="neutral">{KIND_WORDS[rule.kind]}</Badge>
          {rule.enabled ? null : <Badge tone="neutral">Off</Badge>}
        </p>
        <p className="text-muted">When {ruleSentence(rule)}:</p>
        <p>{rule.text}</p>
        <p className="num text-muted text-xs">
          Cited by {rule.uses} {rule.uses === 1 ? 'insight' : 'insights'}
        </p>
      </div>
      {canEdit ? (
        <div className="flex items-center gap-1">
          <Switch
            label={<span className="sr-only">Use {rule.name}</span>}
            checked={rule.enabled}
            disabled={isStoring}
            onCheckedChange={(enabled) => void store({ id, rule: { ...input, enabled } })}
          />
          <RuleEditor
            rule={rule}
            trigger={<IconButton label={`Edit ${rule.name}`} icon={<Pencil />} size="sm" variant="ghost" />}
          />
          <AlertDialog
            title={`Delete the rule “${rule.name}”?`}
            description="Insights that cited it stay as they were said."
            confirmLabel="Delete rule"
            onConfirm={async () => Boolean(await drop({ id }))}
            trigger={<IconButton label={`Delete ${rule.name}`} icon={<Trash2 />} size="sm" variant="ghost" />}
          />
        </div>
      ) : null}
    </li>
  );
}
