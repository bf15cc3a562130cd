import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function CampaignLoading() {
  return (
    <div>
      <Skeleton className="mb-4 h-8 w-72" />
      <Skeleton className="mb-4 h-9 w-72" />
      <Skeleton className="mb-4 h-20 w-full" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <SkeletonRows rows={8} label="Loading the campaign" />
        <Skeleton className="h-64 w-full" />
      </div>
    </div>
  );
}
