import { z } from 'zod';
import { type DealView, daysBetween } from './history';

/** The fields an admin can build a rule from. `number` fields compare, `text` fields match. */
export const RULE_FIELDS = {
  amount: { label: 'Amount', type: 'number' },
  stage: { label: 'Stage', type: 'text' },
  days_in_stage: { label: 'Days in stage', type: 'number' },
  days_silent: { label: 'Days without activity', type: 'number' },
  age_days: { label: 'Age in days', type: 'number' },
  meetings: { label: 'Meetings held', type: 'number' },
  contacts: { label: 'Contacts involved', type: 'number' },
  days_to_close: { label: 'Days to expected close', type: 'number' },
  competitor: { label: 'Competitor', type: 'text' },
  industry: { label: 'Industry', type: 'text' },
  company_size: { label: 'Company size', type: 'text' },
  product: { label: 'Product', type: 'text' },
  source: { label: 'Source', type: 'text' },
} as const;
export type RuleField = keyof typeof RULE_FIELDS;

export const RULE_OPS = {
  at_least: 'is at least',
  at_most: 'is at most',
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  is_set: 'is filled in',
  is_empty: 'is empty',
} as const;
export type RuleOp = keyof typeof RULE_OPS;

const NUMBER_OPS: readonly RuleOp[] = ['at_least', 'at_most', 'is', 'is_set', 'is_empty'];
const TEXT_OPS: readonly RuleOp[] = ['is', 'is_not', 'contains', 'is_set', 'is_empty'];

export function opsFor(field: RuleField): readonly RuleOp[] {
  return RULE_FIELDS[field].type === 'number' ? NUMBER_OPS : TEXT_OPS;
}

export const ruleConditionSchema = z
  .object({
    field: z.enum(Object.keys(RULE_FIELDS) as [RuleField, ...RuleField[]]),
    op: z.enum(Object.keys(RULE_OPS) as [RuleOp, ...RuleOp[]]),
    value: z.string().max(200).default(''),
  })
  .superRefine((condition, context) => {
    if (!opsFor(condition.field).includes(condition.op)) {
      context.addIssue({ code: 'custom', path: ['op'], message: 'This comparison does not fit the field.' });
    }
    if (condition.op === 'is_set' || condition.op === 'is_empty') return;
    if (condition.value.trim() === '') {
      context.addIssue({ code: 'custom', path: ['value'], message: 'Give a value to compare with.' });
    } else if (RULE_FIELDS[condition.field].type === 'number' && !Number.isFinite(Number(condition.value))) {
      context.addIssue({ code: 'custom', path: ['value'], message: 'Give a number.' });
    }
  });
export type RuleCondition = z.infer<typeof ruleConditionSchema>;

export const ruleInputSchema = z.object({
  name: z.string().trim().min(1, 'Give the rule a name.').max(120),
  kind: z.enum(['risk', 'opportunity', 'next_action']),
  conditions: z.array(ruleConditionSchema).min(1, 'Add at least one condition.').max(8),
  text: z.string().trim().min(1, 'Say what the insight should tell the rep.').max(600),
  enabled: z.boolean().default(true),
});
export type RuleInput = z.infer<typeof ruleInputSchema>;
export type Rule = RuleInput & { id: string };

/** What a field of the deal is at the moment of the view; null when unknown. */
export function ruleFieldValue(view: DealView, field: RuleField): number | string | null {
  const { deal } = view;
  switch (field) {
    case 'amount':
      return deal.amount;
    case 'stage':
      return view.stage;
    case 'days_in_stage':
      return view.daysInStage;
    case 'days_silent':
      return view.daysSilent;
    case 'age_days':
      return view.ageDays;
    case 'meetings':
      return view.meetings;
    case 'contacts':
      return view.contacts;
    case 'days_to_close':
      if (view.expectedClose === null) return null;
      return view.expectedClose >= view.now
        ? daysBetween(view.now, view.expectedClose)
        : -daysBetween(view.expectedClose, view.now);
    case 'competitor':
      return view.competitor;
    case 'industry':
    case 'company_size':
    case 'product':
    case 'source':
      return deal[field];
  }
}

const fold = (text: string) => text.trim().toLowerCase();

export function conditionHolds(view: DealView, condition: RuleCondition): boolean {
  const actual = ruleFieldValue(view, condition.field);
  const isEmpty = actual === null || actual === '';
  if (condition.op === 'is_empty') return isEmpty;
  if (condition.op === 'is_set') return !isEmpty;
  if (isEmpty) return condition.op === 'is_not';
  if (typeof actual === 'number') {
    const wanted = Number(condition.value);
    if (condition.op === 'at_least') return actual >= wanted;
    if (condition.op === 'at_most') return actual <= wanted;
    return actual === wanted;
  }
  const wanted = fold(condition.value);
  if (condition.op === 'contains') return fold(actual).includes(wanted);
  return (fold(actual) === wanted) === (condition.op === 'is');
}

/** A rule holds when every condition does. */
export function ruleHolds(view: DealView, rule: Pick<Rule, 'conditions'>): boolean {
  return rule.conditions.length > 0 && rule.conditions.every((condition) => conditionHolds(view, condition));
}

/** The rule in one sentence: "Amount is at least 50000 and Stage is Proposal". */
export function ruleSentence(rule: Pick<Rule, 'conditions'>): string {
  return rule.conditions
    .map(({ field, op, value }) =>
      `${RULE_FIELDS[field].label} ${RULE_OPS[op]}${op === 'is_set' || op === 'is_empty' ? '' : ` ${value}`}`.trim(),
    )
    .join(' and ');
}
