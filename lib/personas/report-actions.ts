'use server';

import { action } from '../http/action';
import { assumptionInput } from './report-schema';
import { assumeMinutes } from './report-service';

export const changeAssumption = action(
  { name: 'changeAssumption', role: 'admin', input: assumptionInput },
  ({ db, org, input }) => assumeMinutes(db, org.id, input.minutes_each),
);
