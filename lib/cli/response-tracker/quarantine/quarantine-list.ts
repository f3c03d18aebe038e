/**
 * `response_tracker.ts quarantine list`: the messages that could not be read. Their content and
 * file names are a stranger's text.
 */
import { listQuarantined } from '../../../state/responses/quarantined.ts';
import { defineCommand } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import { readCursor } from '../process/read-cursor.ts';

const HEAD_BYTES = 300;

export const command = defineCommand({
  about: 'List the messages that could not be read',
  examples: ['', '--limit 10'],
  flags: listFlags,
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const { rows, total } = listQuarantined(context.state.db, {
      after: readCursor(values.cursor, 'response_tracker.ts quarantine list'),
      limit: values.limit + 1,
      headBytes: HEAD_BYTES,
    });
    const shown = rows.map((row) => ({
      quarantineId: row.id,
      code: row.code,
      readAt: iso(row.at),
      receivedAt: iso(row.receivedAt),
      mailbox: row.mailboxId,
      source: row.source,
      bytesKept: row.bytes,
      untrusted: {
        locator: untrusted(row.locator, 300),
        head: untrusted(row.head.toString('utf8'), HEAD_BYTES),
      },
    }));
    return {
      data: {
        quarantine: pageOf(shown, {
          ...values,
          total,
          cursorOf: ({ quarantineId }) => String(quarantineId),
        }),
      },
      next:
        total === 0
          ? []
          : [
              {
                why: 'Read them again with the current parser',
                run: context.callAgain('response_tracker', 'quarantine retry'),
              },
            ],
    };
  },
});
