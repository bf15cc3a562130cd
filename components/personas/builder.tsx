'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { RadioGroup } from '@/components/ui/radio-group';
import { Stepper } from '@/components/ui/stepper';
import { useUrlParam } from '@/components/ui/use-url-param';
import type { PersonaMode } from '@/lib/personas/sections';
import { AnalysisStep } from './analysis-step';
import { ContactPicker } from './contact-picker';
import { Generating } from './generating';
import type { Viewer } from './ownership';
import { MODES } from './persona-words';
import { usePersonaGeneration } from './use-persona-generation';

const STEPS = ['Contact', 'Analysis', 'Persona'] as const;
const ANALYSIS = 'analysis';

/** Contact, method, analysis, persona: each step stands in the address, and back goes one step back. */
export function Builder({ orgId, viewer }: { orgId: string; viewer: Viewer }) {
  const router = useRouter();
  const [contactId, setContact] = useUrlParam('contact');
  const [wanted, setMode] = useUrlParam('method');
  const [step, setStep] = useUrlParam('step');
  const mode: PersonaMode = wanted === 'basic' ? 'basic' : 'rag';
  const { progress, start, cancel } = usePersonaGeneration(orgId, (persona) =>
    router.push(`/personas/${persona.id}` as Route),
  );
  const isAnalysing = contactId !== null && step === ANALYSIS;
  const isShowing = progress.isRunning || progress.error !== null;
  const pick = (id: string) => {
    cancel();
    setContact(id);
    setStep(null);
  };
  const generate = () => (contactId ? start(contactId, mode) : undefined);
  return (
    <>
      <Section id="builder" title="Build a persona">
        <div className="flex flex-col gap-5">
          <Stepper label="Steps" steps={STEPS} current={stepOf(isAnalysing, isShowing)} />
          <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
            <ContactPicker orgId={orgId} contactId={contactId} onPick={pick} />
            <RadioGroup
              label="Method"
              options={MODES}
              value={mode}
              disabled={progress.isRunning}
              onValueChange={(next) => setMode(next === 'rag' ? null : next)}
            />
          </div>
          {isAnalysing ? null : (
            <Button
              variant="primary"
              className="self-start"
              disabled={contactId === null}
              onClick={() => setStep(ANALYSIS, true)}
            >
              Analyse
            </Button>
          )}
        </div>
      </Section>
      {isAnalysing ? (
        <AnalysisStep
          orgId={orgId}
          contactId={contactId}
          mode={mode}
          viewer={viewer}
          isRunning={progress.isRunning}
          onGenerate={generate}
          onCancel={cancel}
        />
      ) : null}
      {isAnalysing && isShowing ? (
        <Generating orgId={orgId} progress={progress} onRetry={generate} onCancel={cancel} />
      ) : null}
    </>
  );
}

function stepOf(isAnalysing: boolean, isShowing: boolean): number {
  if (isShowing) return 2;
  return isAnalysing ? 1 : 0;
}
