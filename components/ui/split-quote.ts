export type TextPart = { at: number; text: string; isQuote: boolean };

/** A text cut at the first place where the quotation stands in it. Joined, the parts are the text again. */
export function splitQuote(text: string, quote: string | undefined): TextPart[] {
  const at = quote ? text.indexOf(quote) : -1;
  if (!quote || at < 0) return [{ at: 0, text, isQuote: false }];
  return [
    { at: 0, text: text.slice(0, at), isQuote: false },
    { at, text: quote, isQuote: true },
    { at: at + quote.length, text: text.slice(at + quote.length), isQuote: false },
  ].filter((part) => part.text !== '');
}
