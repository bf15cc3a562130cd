'use client';

import dynamic from 'next/dynamic';
import { SkeletonRows } from '@/components/ui/skeleton';

/** Figures and charts are fetched when the tab is opened. */
export const LazyBehaviour = dynamic(() => import('./behaviour-tab').then((module) => module.BehaviourTab), {
  ssr: false,
  loading: () => <SkeletonRows rows={12} label="Analysing the history" />,
});
