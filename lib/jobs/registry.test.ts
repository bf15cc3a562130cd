import { expect, it } from 'vitest';
import { jobs } from './registry';

it('every job has a name of its own: a message finds its handler by it', () => {
  const names = jobs.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});
