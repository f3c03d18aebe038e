/**
 * Ticket systems put "type your reply above this line" at the top of an agent's message: there, the
 * words below the line are the agent's.
 */
import { REPLY_ABOVE } from '../../../../data/classify/quotes/separators.ts';
import { foldText } from '../../text/phrase-matcher.ts';
import { quotesSomething } from './visible-reply.ts';

/** The text below a mark in its first line; null when it does not begin with one. */
export function belowReplyMark(text: string): string | null {
  const start = text.search(/\S/);
  const end = start < 0 ? -1 : text.indexOf('\n', start);
  if (end < 0 || text.charAt(start) === '>') return null;
  const line = foldText(text.slice(start, Math.min(end, start + 250)));
  return REPLY_ABOVE.some((phrase) => line.includes(phrase)) ? text.slice(end + 1) : null;
}

/** Whether the writer quotes another message; the mark at the top is no quote. */
export function quotesMessage(text: string): boolean {
  return quotesSomething(belowReplyMark(text) ?? text);
}
