import { dealEvidence, stageEvidence } from './describe-risks';
import { confidenceOf, type Evidence, type Finding, type StoredRecord } from './finding';
import { formatDay } from './format';
import type { DealView } from './history';
import { RULE_FIELDS, type Rule, ruleFieldValue, ruleHolds, ruleSentence } from './rules';

/** What the deal shows for each condition of the rule, as one receipt. */
function conditionsEvidence(view: DealView, rule: Rule): Evidence {
  const facts = rule.conditions.map(
    ({ field }) => `${RULE_FIELDS[field].label} ${ruleFieldValue(view, field) ?? 'empty'}`,
  );
  return rule.conditions.every(({ field }) => field === 'stage' || field === 'days_in_stage')
    ? stageEvidence(view)
    : dealEvidence(view, `${facts.join(', ')} on ${formatDay(view.now)}`);
}

/** The workspace rules that hold on the deal, each citing itself and what it saw. */
export function findRules(
  view: DealView,
  rules: readonly Rule[],
  records: readonly StoredRecord[],
): Finding[] {
  return rules
    .filter((rule) => rule.enabled && ruleHolds(view, rule))
    .map((rule) => {
      const record = records.find((row) => row.key === `rule:${rule.id}` && row.stage === '') ?? null;
      return {
        kind: rule.kind,
        signal: `rule:${rule.id}`,
        title: rule.name,
        body: rule.text,
        actions: rule.kind === 'next_action' ? [rule.text] : [],
        confidence: confidenceOf(record),
        evidence: [
          {
            type: 'rule' as const,
            id: rule.id,
            label: `Workspace rule “${rule.name}”: ${ruleSentence(rule)}. ${rule.text}`.slice(0, 600),
          },
          conditionsEvidence(view, rule),
        ],
        lift: 0,
      };
    });
}
