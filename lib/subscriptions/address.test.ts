import { describe, expect, it } from 'vitest';
import { isPublic, publicLookup, refusalOf } from './address';

describe('which addresses are public', () => {
  it.each(['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e'])('%s is', (ip) =>
    expect(isPublic(ip)).toBe(true),
  );
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::1',
    '::',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    '4000::1',
  ])('%s is not', (ip) => expect(isPublic(ip)).toBe(false));
});

describe('which web addresses are refused', () => {
  it.each([
    'https://127.0.0.1/hook',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/latest',
    'https://localhost:8443/',
    'https://db.internal/',
    'https://printer.local/',
    'http://example.com/',
    'ftp://example.com/',
    'https://user:secret@example.com/',
    'example.com',
  ])('%s', (url) => expect(refusalOf(url, false)).not.toBeNull());
  it.each(['https://example.com/hook?a=1', 'https://8.8.8.8:8443/'])('but not %s', (url) =>
    expect(refusalOf(url, false)).toBeNull(),
  );
  it('except in development', () => {
    expect(refusalOf('http://127.0.0.1:3000/', true)).toBeNull();
    expect(refusalOf('ftp://127.0.0.1/', true)).not.toBeNull();
  });
});

it('a public name that leads into a private network is not connected to', async () => {
  const code = await new Promise((resolve) =>
    publicLookup('localhost', {}, (error) => resolve(error?.code ?? null)),
  );
  expect(code).toBe('EPRIVATE');
});
