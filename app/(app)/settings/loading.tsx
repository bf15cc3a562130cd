import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

export default function SettingsLoading() {
  return (
    <div>
      <Skeleton className="mb-6 h-7 w-40" />
      <div className="rounded-lg border bg-surface">
        <SkeletonRows rows={5} />
      </div>
    </div>
  );
}
