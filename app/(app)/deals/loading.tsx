import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function DealsLoading() {
  return (
    <div>
      <Skeleton className="mb-6 h-7 w-32" />
      <SkeletonRows rows={14} label="Loading deals" />
    </div>
  );
}
