import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-7 w-56" />
      <Skeleton className="h-9 w-64" />
      <div className="rounded-lg border border-line bg-surface">
        <SkeletonRows rows={8} label="Loading the reports" />
      </div>
    </div>
  );
}
