import type { Advice, Decided, Decision } from './decisions';
import { bodySentences } from './letter';
import type { DraftRequest } from './local';
import * as forms from './skeletons';
import { canFill, follows, form, isText } from './text-forms';

export type Body = {
  sentences: string[];
  framework: string | null;
  hooks: string[];
  /** Decisions that this text really follows. */
  followed: Decision[];
  texts: string[];
  asksAlready: boolean;
};

/** A stored text, unless a rule or the rep decided about its shape; otherwise hook and framework. */
export function opening(request: DraftRequest): Body {
  const { decided, advice, available } = request;
  const isDecided = [decided.framework, decided.hook].some(({ by }) => by === 'rule' || by === 'required');
  const text = advice.find(
    (practice) =>
      practice.category === 'email' && isText(practice, available) && (practice.isRequired || !isDecided),
  );
  if (text) {
    const asksAlready = /\?\s*$/m.test(text.content);
    const sentences = bodySentences(text.content);
    return { sentences, framework: null, hooks: [], followed: [], texts: [text.id], asksAlready };
  }
  const framework = form(forms.FRAMEWORK_SENTENCES, decided.framework, 'QVC');
  const wanted = form(forms.HOOKS, decided.hook, 'question');
  const isFillable = (hook: string) =>
    available === undefined || available.includes(forms.HOOKS[hook]?.needs ?? '');
  const hook = [wanted, 'question', 'peer_result'].find(isFillable);
  const first = forms.HOOKS[hook ?? '']?.sentence;
  return {
    sentences: [...(first ? [first] : []), ...(forms.FRAMEWORK_SENTENCES[framework] ?? [])],
    framework,
    hooks: hook ? [hook] : [],
    followed: [
      ...(follows(forms.FRAMEWORK_SENTENCES, decided.framework) ? (['framework'] as const) : []),
      ...(follows(forms.HOOKS, decided.hook) && hook === wanted ? (['hook'] as const) : []),
    ],
    texts: [],
    asksAlready: false,
  };
}

/** A rule shapes what follows too; advice only the message that it was learned from. */
export function followUp({ framework }: Decided, place: number, isLast: boolean): Body {
  const nothing = { hooks: [], texts: [], asksAlready: false };
  if (isLast) return { ...nothing, sentences: [...forms.LAST_STEP.sentences], framework: null, followed: [] };
  const name = form(forms.FRAMEWORK_FOLLOW_UPS, framework, '');
  const shaped = framework.by === 'rule' ? forms.FRAMEWORK_FOLLOW_UPS[name] : undefined;
  const usual = forms.FOLLOW_UPS[(place - 1) % forms.FOLLOW_UPS.length]?.sentences ?? [];
  if (!shaped) return { ...nothing, sentences: [...usual], framework: null, followed: [] };
  const sentences = [...shaped, usual.at(-1) ?? ''];
  return { ...nothing, sentences, framework: name, followed: ['framework'] };
}

type Line = { text: string; followed: Decision[]; texts: string[] };

export function subjectOf({ decided, advice, available }: DraftRequest, place: number, body: Body): Line {
  if (place > 0) {
    const isLast = body.sentences[0] === forms.LAST_STEP.sentences[0];
    const { subject } = isLast
      ? forms.LAST_STEP
      : (forms.FOLLOW_UPS[(place - 1) % forms.FOLLOW_UPS.length] ?? forms.LAST_STEP);
    return { text: subject, followed: [], texts: [] };
  }
  const { subject_style, subject_length } = decided;
  const isRuled = [subject_style, subject_length].some(({ by }) => by === 'rule');
  const stored = advice.find(
    (practice) =>
      practice.category === 'subject_line' &&
      isText(practice, available) &&
      (practice.isRequired || !isRuled),
  );
  if (stored) return { text: stored.content, followed: [], texts: [stored.id] };
  const isLong = subject_length.value === 'long' && subject_style.value === '';
  const styled = isLong
    ? forms.LONG_SUBJECT
    : forms.SUBJECT_STYLES[form(forms.SUBJECT_STYLES, subject_style, '')];
  const canBeSaid = styled !== undefined && canFill(styled, available);
  const text = canBeSaid ? styled : (forms.HOOKS[body.hooks[0] ?? '']?.subject ?? forms.FALLBACK_SUBJECT);
  const isShort = subject_length.value === 'short';
  return {
    text,
    followed: [
      ...(canBeSaid && !isLong ? (['subject_style'] as const) : []),
      ...(isShort || (canBeSaid && isLong) ? (['subject_length'] as const) : []),
    ],
    texts: [],
  };
}

/** A call to action in the words that the rep asked for. */
export const requiredCta = ({ advice, available }: DraftRequest, place: number): Advice | undefined =>
  place === 0
    ? advice.find(
        (practice) => practice.isRequired && practice.category === 'cta' && isText(practice, available),
      )
    : undefined;
