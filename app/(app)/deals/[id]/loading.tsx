import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function DealLoading() {
  return (
    <div>
      <Skeleton className="mb-4 h-8 w-72" />
      <Skeleton className="mb-4 h-20 w-full" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <SkeletonRows rows={10} label="Loading the deal" />
        <Skeleton className="h-64 w-full" />
      </div>
    </div>
  );
}
