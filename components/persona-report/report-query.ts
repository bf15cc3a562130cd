import type { PersonaReport } from '@/lib/personas/report-schema';
import { REPORT_MONTHS } from '@/lib/personas/report-window';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';

export const DEFAULT_MONTHS = 12;

/** The window that the address asks for. */
export function monthsOf(text: string | null): number {
  return REPORT_MONTHS.find((months) => String(months) === text) ?? DEFAULT_MONTHS;
}

export const reportKey = (orgId: string, months: number) => keysFor(orgId, 'persona-report').list({ months });
export const fetchReport = (months: number, signal: AbortSignal) =>
  api<PersonaReport>(`/personas/report?months=${months}`, { signal });
