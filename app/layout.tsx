import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Providers } from '@/components/layout/providers';
import { parseTheme, THEME_COOKIE } from '@/components/layout/theme';
import { pickLocale } from '@/components/ui/format';
import './globals.css';

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'swap',
  variable: '--font-inter',
  adjustFontFallback: false,
});

export const metadata: Metadata = {
  title: { default: 'Winloop', template: '%s · Winloop' },
  description: 'Sales intelligence that learns from every outcome.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1013' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered per request: a prerendered shell can't carry the nonce of the security policy.
  await connection();
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = pickLocale(head.get('accept-language'));
  return (
    <html lang="en" className={`${parseTheme(jar.get(THEME_COOKIE)?.value)} ${inter.variable}`}>
      <body>
        <Providers
          nonce={head.get('x-nonce') ?? undefined}
          locale={locale}
          timeZone={jar.get('wl_tz')?.value ?? 'UTC'}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}
