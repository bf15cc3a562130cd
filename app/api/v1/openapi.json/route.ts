import { openApiDocument, type RouteModule } from '@/lib/http/openapi';
import packageJson from '@/package.json';

/** Every route of the contract, found by its place in the tree: a new one is in the document at once. */
const modules = import.meta.glob<RouteModule>([
  '../**/route.ts',
  '!../openapi.json/route.ts',
  '!../*path*/route.ts',
]);

export async function GET(): Promise<Response> {
  const routes = await Promise.all(
    Object.entries(modules).map(async ([file, load]) => ({ file, module: await load() })),
  );
  return Response.json(openApiDocument(routes, packageJson.version));
}
