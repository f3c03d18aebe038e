/**
 * Describes the messages that may be replies from another address, each with the commands that
 * decide on it. What strangers wrote is untrusted.
 */
import { countPossible, listPossible } from '../../../state/responses/possible/possible-replies.ts';
import { fitTexts } from '../../render/fit-texts.ts';
import { CONCERNS } from '../replies/about-concern.ts';
import { untrusted } from '../../render/untrusted.ts';
import { quote } from '../../runner/call-again.ts';
import { iso } from '../../runner/values.ts';
import type { ListedPossible } from '../../../domain/responses/possible-reply.ts';
import type { Context, NextStep } from '../../runner/command.ts';

type Calls = Pick<Context, 'callAgain'>;

const SHOWN = 3;
/** What a list of replies leaves of an answer's room. */
const ROOM = 2_600;
/** A text is read as a whole with `show`. */
const LONGEST_TEXT = 400;

export type ShownPossible = ReturnType<typeof describePossible>;

/** Threats and anger first, then the newest; `total`: all that wait for a decision. */
export function possibleReplies(
  context: Pick<Context, 'callAgain' | 'clock' | 'state'>,
  campaignId: string | null,
): { total: number; rows: ShownPossible[] } {
  const { db } = context.state;
  const rows = listPossible(db, campaignId, { limit: SHOWN, now: context.clock.now() });
  return {
    total: countPossible(db, campaignId),
    rows: fitTexts(
      rows,
      (row, length) => describePossible(context, row, Math.min(length, LONGEST_TEXT)),
      ROOM,
    ),
  };
}

/** `signs`: why it is thought so; `assign` makes it the reply of that person. */
export function describePossible(calls: Calls, row: ListedPossible, textLength: number) {
  const { id, kind, intent, concern, receivedAt } = row;
  return {
    responseId: id,
    kind,
    intent,
    ...(concern === null ? {} : { concern }),
    receivedAt: iso(receivedAt),
    ...describeDecision(calls, row),
    ...((row.visibleText?.length ?? 0) > textLength ? { textLength: row.textLength ?? 0 } : {}),
    untrusted: {
      from: untrusted(row.fromAddress, 254),
      subject: untrusted(row.subject, 150),
      text: untrusted(row.visibleText, textLength),
    },
  };
}

/** Why it is thought so, whose it may be, and the commands that decide. */
export function describeDecision(
  calls: Calls,
  { id, signs, candidates }: Pick<ListedPossible, 'id' | 'signs' | 'candidates'>,
) {
  return {
    signs,
    candidates: candidates.map(({ email, campaignId, step, signs: own, waitsUntil }) => ({
      email,
      campaignId,
      step,
      signs: own,
      waitsUntil: iso(waitsUntil),
      assign: assignCall(calls, id, email, campaignId),
    })),
    ...(candidates.length === 0 ? { assign: assignCall(calls, id, 'ADDRESS', null) } : {}),
    dismiss: calls.callAgain('response_tracker', `replies dismiss --response-id ${id}`),
  };
}

function assignCall(
  { callAgain }: Calls,
  id: number,
  email: string,
  campaignId: string | null,
): string {
  const campaign = campaignId === null ? '' : ` --campaign-id ${campaignId}`;
  return callAgain(
    'response_tracker',
    `replies assign --response-id ${id} --email ${quote(email)}${campaign}`,
  );
}

/** No decision is proposed: a sender may be forged, so a person reads it first. */
export function stepsForPossible(
  { callAgain }: Calls,
  { total, rows }: { total: number; rows: readonly ShownPossible[] },
): NextStep[] {
  const [first] = rows;
  return first === undefined
    ? []
    : [
        {
          why: `${first.concern === undefined ? '' : `A person who ${CONCERNS[first.concern]} wrote from another address: tell the user at once. `}Messages from other addresses that may be replies: ${total}. Read each to its end and ask the user whose it is; possibleReplies has the commands that assign or dismiss it`,
          run: callAgain('response_tracker', `show --response-id ${first.responseId}`),
        },
      ];
}

export function renderPossible(rows: readonly ShownPossible[]): string {
  return rows
    .map(({ responseId, receivedAt, signs, candidates, dismiss, untrusted: { from, text } }) =>
      [
        `#${responseId}  ${receivedAt}  by ${signs.join(', ')}`,
        ...candidates.flatMap(({ email, waitsUntil, assign }) => [
          `  ${email}${waitsUntil === null ? '' : `, whose next message waits until ${waitsUntil}`}`,
          `    ${assign}`,
        ]),
        `  none of them: ${dismiss}`,
        `  │ From: ${from ?? ''}`,
        ...(text ?? '')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .slice(0, 6)
          .map((line) => `  │ ${line}`),
      ].join('\n'),
    )
    .join('\n\n');
}
