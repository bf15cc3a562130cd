import { Notice } from '@/components/ui/notice';
import type { Practice } from '@/lib/practices/schema';
import { standingText } from './practice-words';

/** Why a practice stands where it stands, and what evidence says where a person decided otherwise. */
export function PracticeStanding({ practice }: { practice: Practice }) {
  const text = standingText(practice);
  if (!text) return null;
  const isAgainstEvidence = practice.status === 'weak' || practice.status !== practice.evidence_status;
  return <Notice tone={isAgainstEvidence && practice.status !== 'retired' ? 'warn' : 'info'}>{text}</Notice>;
}
