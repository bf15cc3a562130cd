import type { ReplyRow } from '@/lib/replies/review-schema';
import { countedOf, engineWord } from './reply-words';

export const CSV_HEADER = [
  'Received',
  'Contact',
  'Company',
  'Campaign',
  'Subject',
  'Reply',
  'Sentiment',
  'Interest',
  'Objection',
  'Automatic',
  'Unsubscribe',
  'Confidence',
  'Needs review',
  'Labelled by a person',
  'Engine',
  'Reasoning',
];

export function csvOf(row: ReplyRow) {
  const now = countedOf(row);
  return [
    row.occurred_at,
    row.contact,
    row.company,
    row.campaign,
    row.subject_line,
    row.text,
    now.sentiment_label,
    now.interest_level,
    now.objection_type,
    now.auto_reply,
    now.unsubscribe_request,
    row.predicted.confidence,
    row.needs_review,
    row.corrected !== null,
    engineWord(row.engine),
    row.predicted.reasoning,
  ];
}
