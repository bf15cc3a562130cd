import { Skeleton } from '@/components/ui/skeleton';

/** As high as the chart, so that nothing moves when its code arrives. */
export function ChartPlaceholder() {
  return <Skeleton className="h-64 w-full" />;
}
