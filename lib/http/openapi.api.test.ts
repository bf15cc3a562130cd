import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { GET } from '@/app/api/v1/openapi.json/route';
import { pathOf } from './openapi';

type Operation = {
  summary: string;
  parameters: { name: string; in: string }[];
  responses: Record<string, unknown>;
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

const root = new URL('../../app/api/v1/', import.meta.url);
const documented = (await (await GET()).json()) as Document;

it('describes every route of the tree', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.includes('...') && !file.startsWith('openapi.json'))
    .map((file) => pathOf(`../${file}`));
  expect(files.length).toBeGreaterThan(5);
  expect(Object.keys(documented.paths).sort()).toEqual(files.sort());
});

it('says for each operation what it does, what it takes and what it answers', () => {
  for (const [path, operations] of Object.entries(documented.paths)) {
    expect(Object.keys(operations).length, path).toBeGreaterThan(0);
    for (const [method, operation] of Object.entries(operations)) {
      expect(operation.summary, `${method} ${path}`).toMatch(/^[A-Z].*\.$/s);
      const inPath = operation.parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      expect(inPath.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
      expect(Object.keys(operation.responses)).toContain('default');
    }
  }
});

it('comes from the schemas that validate the requests', () => {
  const create = JSON.stringify(documented.paths['/api-keys']?.post);
  expect(create).toContain('"scopes"');
  expect(create).toContain('"maxLength":80');
  expect(documented.openapi).toBe('3.1.0');
});

it('gives a path its parameters', () => {
  expect(pathOf('../deals/[id]/insights/route.ts')).toBe('/deals/{id}/insights');
});
