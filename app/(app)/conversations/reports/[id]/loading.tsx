import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-7 w-56" />
      <Skeleton className="h-28 w-full rounded-lg" />
      <div className="rounded-lg border border-line bg-surface">
        <SkeletonRows rows={6} label="Loading the report" />
      </div>
      <Skeleton className="h-80 w-full rounded-lg" />
    </div>
  );
}
