import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function CampaignsLoading() {
  return (
    <div>
      <Skeleton className="mb-6 h-7 w-32" />
      <Skeleton className="mb-4 h-9 w-72" />
      <SkeletonRows rows={9} label="Loading campaigns" />
    </div>
  );
}
