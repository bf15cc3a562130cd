'use client';

import { RotateCcw } from 'lucide-react';
import { useChange } from '@/components/settings/use-change';
import { IconButton } from '@/components/ui/icon-button';
import { dropBenchmark } from '@/lib/personas/benchmark-actions';
import type { BenchmarkRow } from '@/lib/personas/benchmark-schema';
import { industryWord, sizeWord } from './benchmark-words';

export function BenchmarkReset({ row: { industry, company_size, metric } }: { row: BenchmarkRow }) {
  const [drop, isPending] = useChange(dropBenchmark, {
    done: 'Benchmark reset',
    failed: 'The benchmark was not reset',
  });
  return (
    <IconButton
      label={`Reset ${industryWord(industry)}, ${sizeWord(company_size).toLowerCase()}`}
      icon={<RotateCcw />}
      size="sm"
      disabled={isPending}
      onClick={() => void drop({ industry, company_size, metric })}
    />
  );
}
