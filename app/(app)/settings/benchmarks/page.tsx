import type { Metadata } from 'next';
import { BenchmarkTable } from '@/components/benchmarks/benchmark-table';
import { PersonaRefresh } from '@/components/benchmarks/persona-refresh';
import { Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listBenchmarks } from '@/lib/personas/benchmark-queries';
import { refreshAfter } from '@/lib/personas/refresh-service';

export const metadata: Metadata = { title: 'Benchmarks' };

export default async function BenchmarksPage() {
  const { db, org, principal } = await requireSession();
  const isAdmin = principal.role === 'admin';
  const [rows, after] = await Promise.all([listBenchmarks(db, org.id), refreshAfter(db, org.id)]);
  return (
    <>
      <PageHeader
        title="Benchmarks"
        meta={
          isAdmin
            ? 'What people are compared with. Assumptions give way to your own figures; what you enter stands above both.'
            : 'What people are compared with. Only an admin can change it.'
        }
      />
      <div className="flex flex-col gap-4">
        <Section
          id="benchmarks"
          title="Usual figures by industry and company size"
          description="Built-in values are assumptions: nobody was counted for them, so they carry no n. Your own figures replace them once enough people are counted, drawn towards what was expected of them."
          flush
        >
          <BenchmarkTable rows={rows} canEdit={isAdmin} />
        </Section>
        <Section
          id="refresh"
          title="When a persona is made again"
          description="Activities, messages and replies since it was made are counted. It is made in its author's name, with the method it was asked for."
        >
          <PersonaRefresh after={after} canEdit={isAdmin} />
        </Section>
      </div>
    </>
  );
}
