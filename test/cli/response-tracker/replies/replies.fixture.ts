/** Calls `replies` on a state file in which some people have answered. */
import { virtualClock } from '../../../../lib/cli/clock/clock.ts';
import { command } from '../../../../lib/cli/response-tracker/replies/replies.ts';
import { HOUR } from '../../../../lib/domain/time.ts';
import { MONDAY } from '../../../support/quota.ts';
import { receive, type InboundWorld } from '../../../support/imap/inbound-world.ts';
import type { Answer, Context } from '../../../../lib/cli/runner/command.ts';

export type Row = {
  responseId: number;
  email: string;
  intent: string | null;
  textLength?: number;
  untrusted: { name: string | null; company?: string; title?: string; from?: string; text: string };
};
export type Page = { rows: Row[]; total: number; nextCursor: string | null };
type Values = Parameters<typeof command.run>[1];

export function contextOf(
  { state }: InboundWorld,
  format: Context['format'] = null,
  now = MONDAY + 24 * HOUR,
): Context {
  return {
    state,
    clock: virtualClock(now),
    format,
    callAgain: (script: string, rest: string) => `${script} ${rest}`,
  } as unknown as Context;
}

export function listed(
  it: InboundWorld,
  values: Partial<Values> = {},
  context: Context = contextOf(it),
): Promise<Answer> {
  return command.run(
    context,
    {
      campaignId: undefined,
      since: undefined,
      kind: undefined,
      intent: undefined,
      unlabelled: false,
      columns: undefined,
      limit: 50,
      cursor: undefined,
      fields: undefined,
      ...values,
    },
    [],
  );
}

export const pageIn = ({ data }: Answer): Page => data['replies'] as Page;
export const idsIn = (answer: Answer): number[] =>
  pageIn(answer).rows.map(({ responseId }) => responseId);

/** `n`: the person p<n>. */
export async function writes(
  it: InboundWorld,
  text: string,
  { n = 1, now = MONDAY + HOUR, from }: { n?: number; now?: number; from?: string } = {},
): Promise<void> {
  const message = it.state.db
    .prepare(
      `SELECT m.message_id FROM message m JOIN prospect p ON p.id = m.prospect_id WHERE p.email = ? AND m.step = 0`,
    )
    .pluck()
    .get(`p${n}@example.test`) as string;
  await receive(
    it,
    [
      `From: <${from ?? `p${n}@example.test`}>`,
      'To: ann@acme.test',
      'Subject: Re: Hello',
      `In-Reply-To: ${message}`,
      '',
      ...text.split('\n'),
    ],
    { now },
  );
}
