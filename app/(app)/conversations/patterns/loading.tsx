import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div>
      <Skeleton className="mb-2 h-7 w-48" />
      <Skeleton className="mb-4 h-4 w-80 max-w-full" />
      <div className="rounded-lg border border-line bg-surface">
        <SkeletonRows rows={8} label="Loading patterns" />
      </div>
    </div>
  );
}
