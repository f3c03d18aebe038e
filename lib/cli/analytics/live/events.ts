/** `analytics.ts events`: the log of events as lines of JSON, a page of it or as it grows. */
import { readEventTypes } from '../../../core/live/event-types.ts';
import { newestSeq } from '../../../state/events/newest-event.ts';
import { readLog, type LogRequest } from '../../../state/live/read-log.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { describeEvent } from '../../wiring/live/describe-event.ts';
import { continueBy } from '../../runner/page.ts';
import { MOST_BYTES } from '../../size/most-bytes.ts';
import { show, usage } from '../../runner/parse.ts';
import { defineCommand, type Answer, type Context } from '../../runner/command.ts';
import type { Event } from '../../../domain/event.ts';
import type { Database } from '../../../state/engine/database.ts';

const PATH = 'analytics.ts events';
const MOST = 100_000;
const PAGE = 1_000;

export const command = defineCommand({
  about: 'Print the log of events as lines of JSON (NDJSON), and with --follow as they happen',
  examples: ['--since 0 --type message --limit 100', '--campaign-id spring --follow'],
  flags: {
    since: {
      kind: 'integer',
      min: 0,
      max: 999_999_999_999_999,
      about:
        'Only events after this seq: 0 for all, the last seq you have for the next page. Default: 0; with --follow: only what happens from now on',
    },
    type: {
      kind: 'texts',
      about: 'Only these types: message.sent, or message for all that begin so; may be repeated',
      placeholder: 'message',
    },
    'campaign-id': { kind: 'text', about: 'Only events of this campaign' },
    limit: {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: `How many events to print. Default: what fits into 8 KB (as ndjson, to a file or with --full ${PAGE}); with --follow: no end`,
    },
    follow: {
      kind: 'switch',
      about: 'Keep running and print each event as it happens, until a signal (Ctrl+C)',
    },
  },
  effect: 'read',
  state: 'read',
  // The trail of commands would repeat the log.
  unrecorded: true,
  async run(context, values) {
    const { state } = context;
    if (values.campaignId !== undefined) needCampaign(state.db, values.campaignId);
    const newest = newestSeq(state.db);
    const after = values.since ?? (values.follow ? newest : 0);
    if (after > newest) throw tooNew(after, newest);
    const filter = {
      campaignId: values.campaignId ?? null,
      types: values.type === undefined ? null : typesOf(values.type),
    };
    if (!values.follow)
      return page(context, {
        ...filter,
        after,
        limit: values.limit ?? PAGE,
        most: isBrief(context, values.limit) ? MOST_BYTES : Infinity,
      });
    refuseFollowing(context, values as { format?: string; output?: string });
    const { followLog } = await import('../../wiring/live/follow-log.ts');
    return followLog(context, { ...filter, after, limit: values.limit ?? Infinity });
  },
});

/** Whoever names neither a number nor a format reads the answer, and goes on by its last seq. */
function isBrief({ whole, format }: Context, limit: number | undefined): boolean {
  return limit === undefined && format === null && !whole;
}

function page(context: Context, { most, ...request }: LogRequest & { most: number }): Answer {
  const read = readPage(context, request);
  const rows = read.events.map(describeEvent);
  const fitting = countFitting(rows, most);
  const isCut = fitting < rows.length;
  const next = isCut ? (read.events[fitting - 1]?.seq ?? request.after) : read.next;
  const shown = rows.slice(0, fitting);
  continueBy(shown, (count) => read.events[count - 1]?.seq ?? request.after, 'nextSince');
  return {
    data: { events: shown, nextSince: next, newest: newestSeq(context.state.db) },
    lines: shown,
    printAs: 'ndjson',
  };
}

/** So many of the first lines have at most `most` bytes; one at least. */
function countFitting(rows: readonly object[], most: number): number {
  let bytes = 0;
  const end = rows.findIndex((row) => (bytes += Buffer.byteLength(JSON.stringify(row)) + 1) > most);
  return end === -1 ? rows.length : Math.max(1, end);
}

/** Small parts, so that no snapshot is held for long, and a signal ends it. */
function readPage(
  { state, signal }: Pick<Context, 'state' | 'signal'>,
  request: LogRequest,
): { events: Event[]; next: number } {
  const events: Event[] = [];
  let next = request.after;
  for (;;) {
    const part = readPart(state.db, {
      ...request,
      after: next,
      limit: request.limit - events.length,
    });
    events.push(...part.events);
    next = part.next;
    if (events.length >= request.limit || next >= part.newest || signal.aborted)
      return { events, next };
  }
}

function readPart(db: Database, request: LogRequest): ReturnType<typeof readLog> {
  return readLog(db, { ...request, limit: Math.min(request.limit, PAGE) });
}

function typesOf(texts: readonly string[]): readonly string[] {
  const asked = readEventTypes(texts);
  if ('types' in asked) return asked.types;
  throw usage(
    `--type ${show(asked.unknown)} is not a type of event; expected one such as message.sent, or a first word such as message.`,
    asked.meant === null
      ? 'The types are listed in references/events.md.'
      : `Did you mean --type ${asked.meant}?`,
    PATH,
  );
}

function refuseFollowing(
  { clock }: Context,
  { format, output }: { format?: string; output?: string },
): void {
  if (clock.virtual)
    throw usage(
      '--follow waits for what happens from now on, and --now stands still.',
      'Leave out --now to follow, or --follow to print what is there.',
      PATH,
    );
  if ((format ?? 'ndjson') !== 'ndjson' || output !== undefined)
    throw usage(
      '--follow prints lines of JSON to stdout as they happen, and takes no other --format and no --output.',
      'Send stdout to a file, or leave out --follow for a page of the log.',
      PATH,
    );
}

function tooNew(after: number, newest: number): Error {
  return usage(
    `--since ${after} is newer than the newest event of this file (${newest}).`,
    'Another file was read before, or this one was restored: read it from --since 0.',
    PATH,
  );
}
