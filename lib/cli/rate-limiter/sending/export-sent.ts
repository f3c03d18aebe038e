/**
 * All messages that left in the asked span, as lines of JSON or as CSV, made while they are written:
 * from a connection of its own, because the command has ended by then.
 */
import { createSentList } from '../../../state/sending/sent-list.ts';
import { renderRow } from '../../render/csv.ts';
import { visiblePage } from '../../render/visible.ts';
import { readApart } from '../../wiring/session/read-apart.ts';
import { createSentDescription, type DescribedSent } from './describe-sent.ts';
import type { Instant } from '../../../domain/time.ts';
import type { SentCursor, SentRow, SentSpan } from '../../../domain/sending/sent-message.ts';

type Export = {
  path: string;
  filter: { spans: readonly SentSpan[]; country: string | null };
  now: Instant;
};

const PART = 500;

function parts({ path, filter, now }: Export): AsyncIterable<DescribedSent[]> {
  return readApart({ path, now }, function* (db) {
    const list = createSentList(db);
    let after: SentCursor | undefined = filter.spans.length === 0 ? undefined : { at: 0, slot: 0 };
    while (after !== undefined) {
      const found: SentRow[] = list.sentMessages(filter, { after, limit: PART });
      yield found.map(createSentDescription(db, found));
      after = found.length < PART ? undefined : found.at(-1);
    }
  });
}

export async function* linesOfSent(of: Export): AsyncGenerator<DescribedSent> {
  for await (const sent of parts(of)) yield* sent;
}

const HEADER = [
  'at',
  'local',
  'zone',
  'email',
  'prospectId',
  'name',
  'country',
  'campaignId',
  'step',
  'variant',
  'mailbox',
  'outcome',
  'code',
  'serverSaid',
] as const;

export async function* csvOfSent(of: Export): AsyncGenerator<string> {
  yield visiblePage(renderRow(HEADER));
  for await (const sent of parts(of))
    yield visiblePage(
      sent
        .map(({ untrusted, ...row }) => {
          const cells = { ...row, ...untrusted };
          return renderRow(HEADER.map((name) => cells[name]));
        })
        .join(''),
    );
}
