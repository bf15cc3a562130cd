import { describe, expect, it } from 'vitest';
import { isCurrent } from './navigation';
import { ACTIONS, matchActions } from './palette-actions';

const ids = (query: string) => matchActions(query, ACTIONS).map((action) => action.id);

describe('matchActions', () => {
  it('offers everything before anything is typed', () => {
    expect(matchActions('', ACTIONS)).toHaveLength(ACTIONS.length);
  });
  it('finds by the beginnings of words, in any order, and by other words for the same thing', () => {
    expect(ids('key cre')).toEqual(['api-keys']);
    expect(ids('night')).toEqual(['dark']);
    expect(ids('go deals')).toEqual(['go-d']);
  });
  it('finds nothing for nonsense', () => {
    expect(ids('zzz')).toEqual([]);
  });
  it('has no two actions with the same id', () => {
    expect(new Set(ACTIONS.map((action) => action.id)).size).toBe(ACTIONS.length);
  });
});

describe('isCurrent', () => {
  it('marks an area for everything below it', () => {
    expect(isCurrent('/deals', '/deals/42')).toBe(true);
    expect(isCurrent('/settings/profile', '/settings/audit')).toBe(true);
    expect(isCurrent('/', '/deals')).toBe(false);
    expect(isCurrent('/deals', '/dealsroom')).toBe(false);
  });
});
