import { route } from '@/lib/http/route';
import { importDefinition, importHandler } from '@/lib/imports/import-route';

export const POST = route(importDefinition('activities'), importHandler('activities'));
