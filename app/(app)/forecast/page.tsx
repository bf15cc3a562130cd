import type { Metadata } from 'next';
import { ForecastRecord } from '@/components/forecast/forecast-record';
import { requireSession } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Forecast record' };

export default async function ForecastPage() {
  const { org } = await requireSession();
  return <ForecastRecord orgId={org.id} />;
}
