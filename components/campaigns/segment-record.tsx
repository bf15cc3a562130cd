import type { IcpSegments } from '@/lib/outcomes/icp-schema';

const BASIS = {
  model: 'New messages get a score from a model',
  segments: "New messages get the rate of their reader's segment as a score",
  none: 'New messages get no score yet',
} as const;

/** What scores new messages, and how good it was on later leads. */
export function SegmentRecord({ model }: Pick<IcpSegments, 'model'>) {
  if (!model) {
    return <p className="text-muted">New messages get no score yet: nothing has been learned.</p>;
  }
  const { basis, n_leads, n_positive, reason, quality } = model;
  const { auc, auc_interval, n } = quality;
  return (
    <p className="text-muted">
      {BASIS[basis]}, learned from {n_leads} leads of whom {n_positive} answered well.{' '}
      {auc !== null && auc_interval ? (
        <span className="num">
          Ranking of later leads (AUC) {auc.toFixed(2)} ({auc_interval[0].toFixed(2)}–
          {auc_interval[1].toFixed(2)}, n = {n}); 0.50 is chance.{' '}
        </span>
      ) : null}
      {reason}
    </p>
  );
}
