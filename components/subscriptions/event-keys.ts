import { keysFor } from '@/lib/query/keys';

export const eventKeys = (orgId: string) => keysFor(orgId, 'event-deliveries');
