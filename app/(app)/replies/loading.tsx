import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function RepliesLoading() {
  return (
    <div>
      <Skeleton className="mb-6 h-7 w-32" />
      <Skeleton className="mb-4 h-9 w-72" />
      <div className="rounded-lg border border-line bg-surface">
        <SkeletonRows rows={8} label="Loading replies" />
      </div>
    </div>
  );
}
