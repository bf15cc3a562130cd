import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksToUnsubscribe, isAutomaticByHeaders, isAutomaticByText } from './automatic';
import { ownWords } from './text';

describe('the words of the person', () => {
  it.each([
    [
      'Sure, Tuesday.\n\nOn Mon, 5 Jan 2026 at 09:00, Ann <a@b.example> wrote:\n> Unsubscribe here',
      'Sure, Tuesday.',
    ],
    ['Gern.\n\nAm 05.01.2026 um 09:00 schrieb Ann:\nHallo', 'Gern.'],
    ['Oui.\n-----Message d’origine-----\nx'.replace('’', "'"), 'Oui.'],
    ['No.\n\nFrom: Ann Other <a@b.example>\nSent: Monday\nTo: me\nHello', 'No.'],
    ['Yes please\n-- \nBob, Ltd', 'Yes please'],
    ['Yes please\nKind regards,\nBob', 'Yes please'],
    ['Fine\nSent from my iPhone', 'Fine'],
    ['I heard from: many people', 'I heard from: many people'],
    ['> only a quotation', '> only a quotation'],
    ['On Thu, 22 May 2025 at 08:00, Ann wrote:\n> My last mail?\n\nSaw it. No.', 'Saw it. No.'],
    [
      'See below\n\nOn Monday, Ann Long Name <a@b.example>\nwrote:\n> Hi\n\nTuesday',
      'See below\n\n\nTuesday',
    ],
    ['From: Ann\nSent: Monday\nSubject: Re: Pipeline\n\nWe have none.', 'We have none.'],
  ])('%j', (mail, words) => expect(ownWords(mail)).toBe(words));

  it('is empty only when the reply is, and never longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = ownWords(text);
        expect(words.length).toBeLessThanOrEqual(text.length);
        expect(words === '').toBe(text.replace(/\r\n?/g, '\n').trim() === '');
      }),
    );
  });
});

describe('headers', () => {
  it.each<[Record<string, string>, boolean]>([
    [{ 'Auto-Submitted': 'auto-replied' }, true],
    [{ 'auto-submitted': 'no' }, false],
    [{ 'X-Autoreply': 'yes' }, true],
    [{ Precedence: 'auto_reply' }, true],
    [{ Precedence: 'list' }, false],
    [{ 'Return-Path': '<>' }, true],
    [{ 'Return-Path': '<ann@b.example>' }, false],
    [{ 'Content-Type': 'multipart/report; report-type=delivery-status' }, true],
    [{}, false],
  ])('%j', (headers, expected) => expect(isAutomaticByHeaders(headers)).toBe(expected));
});

describe('phrases', () => {
  it.each([
    'Automatic reply: away until Monday',
    'Ich bin derzeit im Urlaub.',
    'Je suis absente du 3 au 7 mai.',
    'Estoy fuera de la oficina.',
    'Sono fuori ufficio.',
    'Ik ben niet aanwezig.',
    'Jag är på semester.',
    'Não estou no escritório.',
    'Jestem na urlopie.',
    'Olen vuosilomalla.',
    'Your message was read on Tuesday.',
    'No estaré disponible hasta el lunes.',
    'Sarò assente fino al 27 agosto.',
    'Jag är på tjänsteresa och svarar igen den 19:e.',
    'This e-mail address is no longer valid.',
    'You will receive our confirmation within a few minutes.',
    "I'm on vacation until Monday. For urgent matters call Ann.",
    "I'm travelling until 30 October. Expect a late response.",
  ])('%s is automatic', (text) => expect(isAutomaticByText(text)).toBe(true));
  it.each([
    'Please unsubscribe me',
    'Bitte aus dem Verteiler nehmen',
    'Quiero darme de baja',
    'STOP',
    'Slett meg.',
    'Unsub',
    'Please refrain from sending further e-mails.',
    'Kindly exclude our parish from your mailings.',
    'You need not write again.',
    'Could you please stop the automatic reminders?',
    'Delete my contact details.',
  ])('%s asks for no more messages', (text) => expect(asksToUnsubscribe(text)).toBe(true));
  it.each([
    'Can we stop by on Tuesday?',
    'Send me the list of features',
    'I read your reply with interest',
    'Our office is closed in May, call me in June.',
    "I'm on vacation until Monday, but let's talk.",
    "I'm out of the office until Thursday, but I've seen your mail and would like to talk.",
    'I am out of office this week. Next Tuesday at 10 works for me.',
    "I'm on annual leave next week, so can we do this before?",
    'I no longer work in purchasing. You would need to contact Ben.',
    "We can't stop sending invoices on paper.",
    "Don't call again before May.",
    "Don't unsubscribe me just yet.",
  ])('%s is neither', (text) =>
    expect([isAutomaticByText(text), asksToUnsubscribe(text)]).toEqual([false, false]),
  );
});
