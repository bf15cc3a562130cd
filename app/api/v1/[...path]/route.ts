import { AppError } from '@/lib/errors';
import { route } from '@/lib/http/route';

/** A path that the contract doesn't have is answered like everything else here, not with a page. */
const definition = { scope: 'read', summary: 'Unknown path.' } as const;
async function refuse(): Promise<never> {
  throw new AppError('not_found', 'There is nothing at this path. The contract is at /api/v1/openapi.json.');
}

export const GET = route(definition, refuse);
export const POST = route(definition, refuse);
export const PUT = route(definition, refuse);
export const PATCH = route(definition, refuse);
export const DELETE = route(definition, refuse);
