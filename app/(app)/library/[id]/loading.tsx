import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function PracticeLoading() {
  return (
    <div>
      <Skeleton className="mb-4 h-8 w-72" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <SkeletonRows rows={8} label="Loading the practice" />
        <Skeleton className="h-80 w-full" />
      </div>
    </div>
  );
}
