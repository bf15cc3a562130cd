import type { Finding } from './finding';
import { clip } from './format';
import { receiptId, type Wording } from './prompt';

/** A text and the receipts it rests on, to be checked before it is stored. */
export type Claim = { text: string; evidence: string[] };
export type Receipt = { id: string; text: string };
export type Check = (claims: readonly Claim[], receipts: readonly Receipt[]) => { kept: readonly Claim[] };

/** Every receipt of the findings, under the id by which it is cited. */
export function receiptsOf(findings: readonly Finding[]): Receipt[] {
  return findings.flatMap((finding, i) =>
    finding.evidence.map((item, k) => ({
      id: receiptId(i, k),
      text: item.quote ? `${item.label} “${item.quote}”` : item.label,
    })),
  );
}

const ownReceipts = (finding: Finding, i: number) => finding.evidence.map((_, k) => receiptId(i, k));

/** The local engine's words as claims: each finding rests on its own receipts. */
export function localWording(findings: readonly Finding[]): Wording {
  return {
    insights: findings.map((finding, i) => ({
      finding: `f${i + 1}`,
      title: finding.title,
      sentences: [{ text: finding.body, evidence: ownReceipts(finding, i) }],
      actions: finding.actions,
    })),
  };
}

/**
 * Puts checked words onto the findings. A sentence whose receipts don't bear it out is left out; a finding of which
 * nothing remains keeps the local engine's words if those hold, and is dropped otherwise. Kind, confidence and
 * evidence always stay as computed.
 */
export function applyWording(findings: readonly Finding[], wording: Wording, check: Check): Finding[] {
  const receipts = receiptsOf(findings);
  return findings.flatMap((finding, i) => {
    const own = ownReceipts(finding, i);
    const holds = (text: string, evidence: readonly string[]) =>
      evidence.length > 0 &&
      evidence.every((id) => own.includes(id)) &&
      check([{ text, evidence: [...evidence] }], receipts).kept.length === 1;
    const words = wording.insights.find((item) => item.finding === `f${i + 1}`);
    const sentences = words?.sentences.filter(({ text, evidence }) => holds(text, evidence)) ?? [];
    if (words && sentences.length > 0 && holds(words.title, own)) {
      const actions = words.actions.filter((text) => holds(text, own)).map((text) => clip(text, 300));
      return {
        ...finding,
        title: clip(words.title, 160),
        body: clip(sentences.map(({ text }) => text).join(' '), 1900),
        actions: actions.length > 0 ? actions : finding.actions,
      };
    }
    return holds(finding.title, own) && holds(finding.body, own) ? finding : [];
  });
}
