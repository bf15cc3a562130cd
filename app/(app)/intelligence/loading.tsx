import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function IntelligenceLoading() {
  return (
    <div>
      <Skeleton className="mb-6 h-7 w-32" />
      <Skeleton className="mb-4 h-9 w-56" />
      <SkeletonRows rows={9} label="Loading patterns" />
    </div>
  );
}
