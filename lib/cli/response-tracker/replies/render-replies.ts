/**
 * Lays out replies for a terminal: one line about each, and its text behind a bar, so that it
 * cannot be mistaken for ours.
 */
import type { HeardAt } from '../../../domain/sending/refusal.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';
import type { ShownText } from './describe-reply.ts';

export type ShownReply = Pick<ListedResponse, 'email' | 'step' | 'intent'> &
  Partial<Pick<ListedResponse, 'kind' | 'label' | 'request' | 'concern'>> & {
    responseId: number | null;
    refusalId?: number | null;
    at?: HeardAt;
    receivedAt: string;
    unverified?: boolean;
    bounce?: { class: string; reason: string | null; proven: boolean };
    returnsAt?: string | null;
    resumesAt?: string | null;
    untrusted: Partial<ShownText> & Pick<ShownText, 'subject' | 'text'>;
  };

const LINES = 8;
const WIDTH = 96;

export function renderReplies(replies: readonly ShownReply[]): string {
  return replies.length === 0 ? '(none)' : replies.map(renderReply).join('\n\n');
}

function renderReply(reply: ShownReply): string {
  const facts = [
    reply.responseId === null ? `refusal #${reply.refusalId}` : `#${reply.responseId}`,
    reply.kind,
    reply.label ?? reply.request ?? reply.concern ?? reply.intent,
    reply.email,
    reply.step === null ? null : `step ${reply.step}`,
    reply.receivedAt,
    reply.unverified && 'not proven',
    reply.bounce &&
      `${reply.bounce.class}: ${reply.bounce.reason}${reply.bounce.proven ? '' : ', not proven'}`,
    reply.at === 'smtp' && 'refused at SMTP time',
    reply.returnsAt && `back on ${reply.returnsAt.slice(0, 10)}`,
    reply.resumesAt && `next message not before ${reply.resumesAt}`,
  ];
  const { name, title, company, subject, text, contact } = reply.untrusted;
  const who = [name, title, company].filter(Boolean).join(', ');
  const named = [contact?.name, contact?.address].filter(Boolean).join(', ');
  const said = [
    who === '' ? [] : [`Who: ${who}`],
    named === '' ? [] : [`Names: ${named}`],
    subject === null || subject === '' ? [] : [`Subject: ${subject}`],
    (text ?? '').split('\n').filter((line) => line.trim() !== ''),
  ].flat();
  const shown = said
    .slice(0, LINES)
    .map((line) => `  │ ${line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line}`);
  return [
    facts.filter(Boolean).join('  '),
    ...shown,
    ...(said.length > LINES ? ['  │ …'] : []),
  ].join('\n');
}
