/** Scripts run only with this response's nonce; styles of elements too, style attributes are data. */
export function contentSecurityPolicy(
  nonce: string,
  { isProduction, isHttps }: { isProduction: boolean; isHttps: boolean },
): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isProduction ? '' : " 'unsafe-eval'"}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' ${isProduction ? `'nonce-${nonce}'` : "'unsafe-inline'"}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${isProduction ? '' : ' ws:'}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

export function securityHeaders(appUrl: string): [string, string][] {
  const always: [string, string][] = [
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    [
      'permissions-policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ],
  ];
  // Browsers must not be told to use https for a host that doesn't serve it.
  if (!appUrl.startsWith('https:')) return always;
  return [...always, ['strict-transport-security', 'max-age=63072000; includeSubDomains']];
}
