import { LearningSkeleton } from '@/components/learning/learning-skeleton';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-7 w-40" />
      <LearningSkeleton />
    </div>
  );
}
