/** `rate_limiter.ts preview`: the messages that would be sent, byte for byte as `send` writes them. */
import { createHash } from 'node:crypto';
import { composeMessages } from '../../../app/preview/compose-messages.ts';
import { createReader, type ReadMessage } from '../../../app/preview/read-messages.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { defineCommand, type Answer, type Warning } from '../../runner/command.ts';
import { usage } from '../../runner/parse.ts';
import { printsLines } from '../../runner/output.ts';
import { wirePreview } from '../../wiring/preview/wire-preview.ts';
import { describeWhole, fitWhole } from './describe-message.ts';
import { nextAfterPreview } from './next-after-preview.ts';
import { renderPreviewPage } from './preview-page.ts';
import { renderPreviewText } from './preview-text.ts';
import { selectMessages, type Shown } from './select-messages.ts';
import { createTally } from './tally.ts';
import type { CommonValues } from '../../runner/flags.ts';
import type { Upcoming } from '../../../domain/sending/upcoming.ts';

const PATH = 'rate_limiter.ts preview';

export const command = defineCommand({
  about:
    'Show the messages that would be sent, byte for byte as send writes them, with what is empty or wrong in them',
  examples: [
    '--campaign-id spring --sample 5',
    '--campaign-id spring --batch b1x2y3z4 --output preview.html',
  ],
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, as its campaign file gives it',
      placeholder: 'spring',
    },
    prospect: {
      kind: 'text',
      aliases: ['email'],
      about: 'Only the next message of this person',
      placeholder: 'bob@example.com',
    },
    sample: {
      kind: 'integer',
      min: 1,
      max: 50,
      about: 'As many messages that differ: other variants, steps, countries, missing fields',
    },
    batch: { kind: 'text', about: 'The planned messages of this batch', placeholder: 'b1x2y3z4' },
    step: {
      kind: 'integer',
      min: 1,
      max: 100,
      about: 'A later step of the sequence, as it would be; with --prospect or --sample',
    },
    limit: { kind: 'integer', min: 1, max: 1000, fallback: 5, about: 'How many messages to list' },
    cursor: { kind: 'text', about: 'The nextCursor of the previous page' },
  },
  effect: 'read',
  state: 'read',
  async run(context, values): Promise<Answer> {
    const { campaignId, limit } = values;
    const common = values as unknown as CommonValues;
    const whole = common.output !== undefined || printsLines(common);
    const from = offsetOf(values.cursor);
    const now = context.clock.now();
    const { campaign } = needCampaign(context.state.db, campaignId);
    const port = wirePreview(context);
    const { shown, messages } = await selectMessages(
      port,
      { campaign, now },
      {
        prospect: values.prospect,
        sample: values.sample,
        batch: values.batch,
        step: values.step,
      },
    );
    const read = createReader(campaign, { names: await port.fieldNames(campaign), hash });
    const tally = createTally();
    const page: ReadMessage[] = [];
    let index = 0;
    for await (const composed of composeMessages(port, campaign, { messages, now })) {
      const message = read(composed);
      tally.add(message);
      // A long batch is not kept in memory as a whole.
      if (whole || (index >= from && index < from + limit)) page.push(message);
      index += 1;
    }
    const batchId = batchOf(shown, messages);
    const totals = tally.result(batchId, hash);
    const brief = { campaignId, shown, batchId, ...totals };
    const data = {
      ...brief,
      messages: context.whole ? page.map(describeWhole) : fitWhole(page),
      nextCursor: !whole && from + limit < messages.length ? String(from + limit) : null,
    };
    return {
      data,
      brief,
      warnings: warningsOf(page),
      next: nextAfterPreview(context, { campaignId, shown, batchId, messages, totals }),
      lines: page.map((message) => ({ ...describeWhole(message), raw: rawOf(message) })),
      render: {
        text: () => renderPreviewText({ campaignId, shown, batchId, totals, page }),
        html: () => renderPreviewPage({ campaign, batchId, totals, page, now }),
        eml: () => onlyRaw(page),
      },
    };
  },
});

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,6}$/.test(cursor)) return Number(cursor);
  throw usage(
    `--cursor ${JSON.stringify(cursor.slice(0, 40))} is not one of preview; expected the nextCursor of the previous page.`,
    'Leave --cursor out to begin at the first message.',
    PATH,
  );
}

/** The batch that the shown messages are, all of it and nothing else; null: they are none. */
function batchOf(shown: Shown, messages: readonly Upcoming[]): string | null {
  if (shown !== 'batch' && shown !== 'planned') return null;
  const ids = new Set(messages.map(({ batchId }) => batchId));
  return ids.size === 1 ? (messages[0]?.batchId ?? null) : null;
}

function rawOf({ written }: ReadMessage): string | null {
  return written.ok ? written.content.raw.toString('latin1') : null;
}

/** The bytes of the only message. */
function onlyRaw(page: readonly ReadMessage[]): Buffer {
  const [only, second] = page;
  if (only === undefined || second !== undefined)
    throw usage(
      `An .eml file holds one message, but ${page.length} were selected.`,
      'Name the person with --prospect, or write all of them to an .html or .ndjson file.',
      PATH,
    );
  if (only.written.ok) return only.written.content.raw;
  throw usage(
    `The message to ${only.message.email} cannot be written (${only.written.fault.reason}), so it has no bytes.`,
    'Call again without --output to see why.',
    PATH,
  );
}

/** Some services get fields of their own, by which they keep our Message-ID. */
function warningsOf(page: readonly ReadMessage[]): Warning[] {
  const unknown = [
    ...new Set(page.flatMap(({ host, message }) => (host === null ? [message.mailboxId] : []))),
  ];
  return unknown.length === 0
    ? []
    : [
        {
          code: 'server_unknown',
          message: `The secret of ${unknown.join(', ')} is not at hand, so its server is not known. A message through Postmark gets two fields more than are shown.`,
        },
      ];
}
