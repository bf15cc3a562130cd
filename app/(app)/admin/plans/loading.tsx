import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function PlansLoading() {
  return (
    <div>
      <Skeleton className="mb-6 h-7 w-32" />
      <Skeleton className="mb-4 h-20 w-full" />
      <SkeletonRows rows={6} label="Loading plans" />
    </div>
  );
}
