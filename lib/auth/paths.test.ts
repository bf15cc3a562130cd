import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeNext } from './paths';

describe('safeNext', () => {
  it('keeps a path of this site', () => {
    expect(safeNext('/deals/1?tab=timeline#top')).toBe('/deals/1?tab=timeline#top');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'deals',
    '',
    null,
    undefined,
  ])('sends %j home', (wanted) => {
    expect(safeNext(wanted)).toBe('/');
  });

  it('never leaves the site, whatever is asked', () => {
    const start = fc.constantFrom('', '/', '//', '/\\', '/\t/', 'https://', 'javascript:');
    fc.assert(
      fc.property(start, fc.string(), (prefix, rest) => {
        expect(new URL(safeNext(prefix + rest), 'https://app.example').origin).toBe('https://app.example');
      }),
    );
  });
});
