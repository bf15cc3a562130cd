/** How far back the report can look, without zod, so that screens can use it. */
export const REPORT_MONTHS = [3, 6, 12, 24] as const;
