import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import type { DataQuality } from '@/lib/personas/data-quality-schema';
import { QUALITY_PARTS } from './persona-words';

/** How much there is to go on, part by part, and what would add most for least. */
export function DataQualityParts({ quality }: { quality: DataQuality }) {
  return (
    <div className="flex flex-col gap-4">
      <Progress label="Data quality" value={quality.score / 100} detail={`${quality.score} of 100`} />
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        {quality.explanation.map(({ part, points, max, text }) => (
          <div key={part} className="min-w-0">
            <dt className="flex justify-between gap-4">
              <span className="font-medium">{QUALITY_PARTS[part]}</span>
              <span className="num whitespace-nowrap text-muted">
                {points} of {max}
              </span>
            </dt>
            <dd className="text-muted">{text}</dd>
          </div>
        ))}
      </dl>
      {quality.next ? (
        <Notice title={`Cheapest next piece of data: +${quality.next.gain} points`}>
          {quality.next.text}
        </Notice>
      ) : null}
    </div>
  );
}
