import { z } from 'zod';
import type { RouteHandler } from './route';

export type RouteModule = { [method: string]: unknown };
type Found = { file: string; module: RouteModule };
type JsonSchema = { [key: string]: unknown };
type Definition = RouteHandler['definition'];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** OpenAPI 3.1, from the schemas that validate the requests. */
export function openApiDocument(routes: readonly Found[], version: string) {
  const paths = Object.fromEntries(
    routes
      .map(({ file, module }) => [pathOf(file), operationsOf(module, pathOf(file))] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
  return {
    openapi: '3.1.0',
    info: { title: 'Winloop', version, description: 'Sales intelligence that learns from every outcome.' },
    servers: [{ url: '/api/v1' }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: wl_…' } },
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
    },
  };
}

/** `../deals/[id]/route.ts` → `/deals/{id}` */
export function pathOf(file: string): string {
  const folder = file.replace(/^.*?\.\.\//, '/').replace(/\/route\.ts$/, '');
  return folder.replace(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}');
}

function operationsOf(module: RouteModule, path: string) {
  const operations = METHODS.flatMap((method) => {
    const handler = module[method];
    return isRoute(handler)
      ? [[method.toLowerCase(), operationOf(handler.definition, method, path)] as const]
      : [];
  });
  return Object.fromEntries(operations);
}

function operationOf(definition: Definition, method: string, path: string) {
  const { scope, summary, params, query, body, accepts = [], response, status = 200 } = definition;
  const bodies = [
    ...(body ? [['application/json', { schema: jsonSchema(body, 'input') }] as const] : []),
    ...accepts.map((type) => [type, { schema: { type: 'string' } }] as const),
  ];
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[{}]/g, '').replace(/[^a-zA-Z0-9]+(.)/g, (_, next: string) => next.toUpperCase())}`,
    summary,
    description: `Needs the scope "${scope}".`,
    parameters: [
      ...parametersOf(params ?? pathOnly(path), 'path'),
      ...(query ? parametersOf(query, 'query') : []),
      ...(method === 'POST' ? [idempotencyKey] : []),
    ],
    ...(bodies.length > 0 ? { requestBody: { required: true, content: Object.fromEntries(bodies) } } : {}),
    responses: {
      [status]: {
        description: 'Success',
        ...(response ? { content: { 'application/json': { schema: jsonSchema(response, 'output') } } } : {}),
      },
      default: {
        description: 'Problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query') {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function pathOnly(path: string): z.ZodType {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
}

function isRoute(handler: unknown): handler is RouteHandler {
  return typeof handler === 'function' && 'definition' in handler;
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 255 },
  description: 'The same key and body give the first answer.',
};

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  request_id: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
