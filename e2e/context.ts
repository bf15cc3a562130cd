/** The person at the browser: a laptop in Berlin that asks for British English. */
export const CONTEXT = { locale: 'en-GB', timezoneId: 'Europe/Berlin', colorScheme: 'light' } as const;
