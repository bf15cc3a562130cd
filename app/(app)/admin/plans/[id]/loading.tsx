import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function PlanLoading() {
  return (
    <div>
      <Skeleton className="mb-6 h-7 w-32" />
      <Skeleton className="mb-4 h-48 w-full" />
      <SkeletonRows rows={6} label="Loading the plan" />
    </div>
  );
}
