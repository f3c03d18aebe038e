/** `response_tracker.ts classify`: says of mails in files what they are, and which rule says so. Touches nothing. */
import { defineCommand } from '../command.ts';
import { judgeAll } from './judge-all.ts';
import { openInput } from './open-input.ts';
import type { InboundItem } from '../../mail/inbound/source.ts';

export const command = defineCommand({
  about: 'Classify mails in files, without a database',
  flags: {},
  positionals: { name: 'PATH...', about: 'a Maildir, mbox, folder of .eml files or one .eml file; - for one mail or an mbox from stdin', min: 1 },
  state: 'none',
  async run(_context, _values, paths) {
    const rows = await judgeAll(itemsOf(paths), ({ locator }, judged) => ({ file: locator, ...judged }));
    const kinds = new Map<string, number>();
    for (const { kind } of rows) kinds.set(String(kind), (kinds.get(String(kind)) ?? 0) + 1);
    return { data: { read: rows.length, kinds: Object.fromEntries([...kinds].sort()), mails: rows.slice(0, 200), shown: Math.min(rows.length, 200) }, lines: rows };
  },
});

async function* itemsOf(paths: readonly string[]): AsyncGenerator<InboundItem> {
  for (const path of paths) yield* openInput(path).read();
}
