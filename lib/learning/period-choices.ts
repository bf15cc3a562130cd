/** How far back the figures look, in days of the organisation's own calendar, without zod, so that screens can use it. */
export const PERIODS = [7, 30, 90, 365] as const;
export type PeriodDays = (typeof PERIODS)[number];
