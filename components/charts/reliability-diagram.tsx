'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { useLocale } from '@/components/ui/locale';
import { ChartFrame } from './chart-frame';
import { ChartPlaceholder } from './chart-placeholder';
import { prepareReliability, type ReliabilityBin } from './reliability';

const Draw = dynamic(() => import('./reliability-draw').then((module) => module.ReliabilityDraw), {
  ssr: false,
  loading: ChartPlaceholder,
});

interface ReliabilityDiagramProps {
  bins: readonly ReliabilityBin[];
  title?: string;
}

/** Does 70 % mean 70 %? Dots on the diagonal are honest; larger dots rest on more deals. */
export function ReliabilityDiagram({ bins, title = 'Forecast against outcome' }: ReliabilityDiagramProps) {
  const { locale } = useLocale();
  const prepared = useMemo(() => prepareReliability(bins, locale), [bins, locale]);
  return (
    <ChartFrame title={title} summary={prepared.summary} table={prepared.table}>
      <Draw points={prepared.points} />
    </ChartFrame>
  );
}
