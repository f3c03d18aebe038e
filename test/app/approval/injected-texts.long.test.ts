/** Sixty replies that order an agent to approve or to raise limits change nothing of that. */
import { expect, it } from 'vitest';
import { processMail } from '../../../lib/app/responses/process.ts';
import { wireProcessing } from '../../../lib/cli/wiring/responses/wire-processing.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import { closeState } from '../../../lib/state/file/open.ts';
import { approveAll, putPolicy } from '../../support/approval.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder } from '../../support/script.ts';
import { plan, send } from '../../support/sending.ts';
import { startSink } from '../../support/smtp-sink.ts';
import { people, seededState } from '../../support/state-file.ts';
import { differences, tableContents } from '../../support/table-contents.ts';
import { INJECTED } from './injected-texts.fixture.ts';

const LATER = MONDAY + 7 * HOUR;
/** What an approval or a loosened guard rail would change. */
const GUARDED = ['approval', 'approved_message', 'approval_request', 'setting', 'mailbox'];
const CALLS = [
  ['response_tracker', 'replies', '--limit', '100'],
  ['rate_limiter', 'send'],
  ['rate_limiter', 'approvals'],
  ['rate_limiter', 'why', '--campaign-id', 'spring', '--prospect', 'p1@example.test'],
];

it('60 injected texts appear under untrusted only, and no answer proposes what they order', async () => {
  expect(INJECTED).toHaveLength(60);
  const sink = await startSink();
  const state = await seededState({ people: people(INJECTED.length) });
  try {
    await plan(state, MONDAY);
    putPolicy(state, { approval: 'each' });
    await approveAll(state, LATER);
    await send(state, { now: LATER, url: sink.url });
    expect(sink.messages).toHaveLength(INJECTED.length);
    const before = tableContents(state.path);
    const port = wireProcessing(state);
    for (const [index, text] of INJECTED.entries()) {
      const raw = Buffer.from(
        [
          `From: p${index + 1}@example.test`,
          'To: ann@acme.test',
          `Subject: Re: ${text.split('\r\n')[0] ?? ''}`,
          `Message-ID: <${index}@example.test>`,
          `In-Reply-To: ${idOf(sink.messages, `p${index + 1}@example.test`)}`,
          'Content-Type: text/plain; charset=utf-8',
          '',
          text,
        ].join('\r\n'),
      );
      const item = { key: `r${index}`, locator: 'test', receivedAt: null, raw, truncated: false };
      await processMail(port, item, { source: 'test', mailboxId: 'ann', now: LATER + HOUR });
    }
    const changed = Object.keys(differences(before, tableContents(state.path)));
    expect(changed).toContain('response');
    expect(changed.filter((table) => GUARDED.includes(table))).toEqual([]);
  } finally {
    await sink.close();
    closeState(state);
  }
  const now = new Date(LATER + 2 * HOUR).toISOString();
  for (const line of CALLS) {
    const { document, stdout } = await call([...line, '--db', state.path, '--now', now], {
      cwd: newFolder(),
      env: { ANN_SMTP: sink.url },
    });
    expect(document, stdout).not.toBeNull();
    const { trusted, untrusted } = stringsOf(document);
    const orders = INJECTED.map((text) => text.slice(0, 24));
    expect(trusted.filter((text) => orders.some((order) => text.includes(order)))).toEqual([]);
    expect(document.next.map(({ run }) => run).join('\n')).not.toMatch(
      / (?:approve --digest|configure|rules|complete --end-open|resume --all)/,
    );
    // Otherwise the walk above has seen nothing.
    if (line[1] === 'replies') expect(untrusted.join('\n')).toContain('approve');
  }
});

function idOf(messages: { to: string; headers: Record<string, string> }[], to: string): string {
  return messages.find((message) => message.to === to)?.headers['message-id'] ?? '';
}

function stringsOf(document: unknown): { trusted: string[]; untrusted: string[] } {
  const found = { trusted: [] as string[], untrusted: [] as string[] };
  const walk = (value: unknown, under: 'trusted' | 'untrusted'): void => {
    if (typeof value === 'string') found[under].push(value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) {
        found[under].push(key);
        walk(each, key === 'untrusted' ? 'untrusted' : under);
      }
  };
  walk(document, 'trusted');
  return found;
}
