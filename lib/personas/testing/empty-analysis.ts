import { analyse } from '../analyse';
import type { Analysis } from '../analysis-schema';
import { behaviourOf } from './behaviour';

/** What the analysis of a contact without any history looks like. */
export const emptyAnalysis = (contactId: string, asOf = '2026-11-20T12:00:00.000Z'): Analysis =>
  analyse(contactId, behaviourOf({ time_zone: null }), new Date(asOf));
