import { toCsv } from '../csv';
import type { Persona } from './schema';
import { PERSONA_SECTIONS, SECTION_LABELS } from './sections';

export const EXPORT_CSV_COLUMNS = [
  'persona_id',
  'persona',
  'contact_id',
  'contact',
  'job_title',
  'company',
  'version',
  'generated_at',
  'mode',
  'engine',
  'data_quality_score',
  'section',
  'claim',
  'basis',
  'evidence_ids',
  'evidence_dates',
  'evidence',
] as const;

/** One row a claim; its receipts stand in one cell each for ids, dates and texts, in the same order. */
export function personaCsv({ id, contact, generation, content, evidence }: Persona): string {
  const receipts = new Map(evidence.map((receipt) => [receipt.id, receipt]));
  const about = [id, content.name, contact.id, contact.name, contact.job_title, contact.company];
  const made = [
    generation.version,
    generation.created_at,
    generation.mode,
    generation.engine,
    generation.data_quality_score,
  ];
  const rows = PERSONA_SECTIONS.flatMap((section) =>
    (content.sections[section] ?? []).map((claim) => {
      const cited = claim.evidence.flatMap((receiptId) => receipts.get(receiptId) ?? []);
      return [
        ...about,
        ...made,
        SECTION_LABELS[section],
        claim.text,
        claim.basis,
        cited.map((receipt) => receipt.id).join('; '),
        cited.map((receipt) => receipt.observed_at).join('; '),
        cited.map(({ label, quote }) => (quote ? `${label}: “${quote}”` : label)).join('; '),
      ];
    }),
  );
  return toCsv(EXPORT_CSV_COLUMNS, rows, { forExcel: true });
}
