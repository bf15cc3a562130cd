import { route } from '@/lib/http/route';
import { importDefinition, importHandler } from '@/lib/imports/import-route';

export const POST = route(importDefinition('team_members'), importHandler('team_members'));
