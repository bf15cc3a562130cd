import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div>
      <Skeleton className="mb-2 h-4 w-32" />
      <Skeleton className="mb-4 h-7 w-72 max-w-full" />
      <Skeleton className="mb-4 h-24 w-full rounded-lg" />
      <div className="rounded-lg border border-line bg-surface">
        <SkeletonRows rows={10} label="Loading the transcript" />
      </div>
    </div>
  );
}
