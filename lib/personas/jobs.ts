import 'server-only';
import type { Job } from '../http/job';
import { personaBatchJobs } from './batch-jobs';
import { compareJobs } from './compare-jobs';

export const personaJobs: readonly Job[] = [...compareJobs, ...personaBatchJobs];
