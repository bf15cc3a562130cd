import type { Found, SessionRow } from '@/lib/conversations/session-schema';
import type { CsvCell } from '@/lib/csv';
import { reasonsOf } from './conversation-words';
import { SESSION_COLUMNS } from './session-columns';

export const SESSION_CSV_HEADER = [...SESSION_COLUMNS.map(({ header }) => header), 'First question'];
export const sessionCsvOf = (row: SessionRow): CsvCell[] => [
  ...SESSION_COLUMNS.map(({ value }) => value(row)),
  row.question,
];

export const FOUND_CSV_HEADER = [
  'Session',
  'Agent',
  'When',
  'User',
  'Answer',
  'Succeeded',
  'Distance',
  'Why',
];
export const foundCsvOf = (found: Found): CsvCell[] => [
  found.session_id,
  found.exchange?.agent_name ?? null,
  found.exchange?.occurred_at ?? null,
  found.exchange?.user_message ?? null,
  found.exchange?.agent_response ?? found.document,
  found.success,
  found.distance,
  reasonsOf(found).join('; '),
];
