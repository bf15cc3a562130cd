import type { Job } from '../http/job';
import { subjectLineJobs } from './subject-jobs';

export const writerJobs: readonly Job[] = [...subjectLineJobs];
