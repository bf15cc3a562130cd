'use client';

import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';
import { remember } from './remember';

interface LocaleValue {
  locale: string;
  timeZone: string;
}

const LocaleContext = createContext<LocaleValue>({ locale: 'en-GB', timeZone: 'UTC' });

const subscribe = () => () => {};
const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Locale from the request and the person's time zone, the same on the server and in the browser. */
export function LocaleProvider({ locale, timeZone, children }: LocaleValue & { children: ReactNode }) {
  const zone = useSyncExternalStore(subscribe, browserTimeZone, () => timeZone);
  useEffect(() => {
    remember('wl_tz', zone);
  }, [zone]);
  return <LocaleContext value={{ locale, timeZone: zone }}>{children}</LocaleContext>;
}

export function useLocale(): LocaleValue {
  return useContext(LocaleContext);
}
