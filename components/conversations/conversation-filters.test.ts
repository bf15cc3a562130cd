import { expect, it } from 'vitest';
import { isNarrowed, readFilters } from './conversation-filters';

const now = new Date('2026-11-20T15:30:00Z');
const read = (address: string) => {
  const params = new URLSearchParams(address);
  return readFilters((name) => params.get(name), now);
};

it('reads what an address asks for, whole days from midnight UTC', () => {
  expect(read('agent=Desk&source=mcp&days=7&failed=1&feedback=1&redacted=1')).toEqual({
    agent_name: 'Desk',
    source: 'mcp',
    since: '2026-11-13T00:00:00.000Z',
    failed: true,
    with_feedback: true,
    redacted: true,
  });
});

it('knows no filters but its own', () => {
  expect(isNarrowed(read('source=fax&days=4000&agent=&q=invoice'))).toBe(false);
});
