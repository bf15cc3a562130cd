import { keysFor } from '../query/keys';

export const dealInsightsKey = (orgId: string, dealId: string) =>
  keysFor(orgId, 'deals').part(dealId, 'insights');
export const todayKey = (orgId: string, scope: 'mine' | 'team') => keysFor(orgId, 'today').list({ scope });
