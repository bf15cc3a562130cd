import { route } from '@/lib/http/route';
import { importDefinition, importHandler } from '@/lib/imports/import-route';

export const POST = route(importDefinition('deal_stage_changes'), importHandler('deal_stage_changes'));
