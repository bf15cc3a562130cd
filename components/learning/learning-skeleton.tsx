import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

/** As high as what comes. */
export function LearningSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-44 w-full rounded-lg" />
      {[10, 8].map((rows) => (
        <div key={rows} className="rounded-lg border border-line bg-surface">
          <SkeletonRows rows={rows} label="Loading the figures" />
        </div>
      ))}
    </div>
  );
}
