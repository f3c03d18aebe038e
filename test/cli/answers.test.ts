/**
 * Every command that reads answers as its published schema says, whole and cut; what writes is
 * called by the tests of its effects.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitEnvelope, withoutOnRequest } from '../../lib/cli/size/fit-envelope.ts';
import { loadTables } from '../docs/command-tables.ts';
import { MINUTE } from '../../lib/domain/time.ts';
import { prepare, type TwiceWorld } from '../faults/twice/world.fixture.ts';
import { callInProcess } from '../support/answers/call-in-process.ts';
import { checkAnswer, type PrintedAnswer } from '../support/answers/check-answer.ts';
import { MONDAY } from '../support/quota.ts';

const tables = await loadTables();
/** `~`: the folder of the world; these run in this order, after its inbox is read. */
const CALLS: readonly (readonly [script: string, line: string])[] = [
  ['response_tracker', 'process --campaign-id spring --source ~/inbox'],
  ['rate_limiter', 'status --campaign-id spring'],
  ['rate_limiter', 'list'],
  ['rate_limiter', 'mailbox list'],
  ['rate_limiter', 'alerts'],
  ['rate_limiter', 'rules'],
  ['rate_limiter', 'preview --campaign-id spring --sample 2'],
  ['rate_limiter', 'preview --campaign-id spring --prospect p5@example.test'],
  ['rate_limiter', 'approvals --campaign-id spring'],
  ['response_tracker', 'contacts'],
  ['response_tracker', 'replies --since 30d'],
  ['rate_limiter', 'people --campaign-id spring'],
  ['rate_limiter', 'people --campaign-id spring --where step=1'],
  ['rate_limiter', 'people --name Bob'],
  ['rate_limiter', 'sent --date today'],
  ['rate_limiter', 'sent --since 2d'],
  ['rate_limiter', 'archive list'],
  ['rate_limiter', 'archive list --campaign-id spring'],
  ['rate_limiter', 'archive get --campaign-id spring --file messages.csv --output ~/messages.csv'],
  ['rate_limiter', 'tick --campaign-id spring --dry-run'],
  ['rate_limiter', 'install --every 10m --for cron --dry-run'],
  ['rate_limiter', 'init --dry-run'],
  ['rate_limiter', 'forecast --campaign-id spring'],
  ['rate_limiter', 'why --campaign-id spring'],
  ['rate_limiter', 'why --prospect p1@example.test --campaign-id spring'],
  ['rate_limiter', 'why --mailbox ann'],
  ['rate_limiter', 'people export --prospect p1@example.test'],
  ['rate_limiter', 'people export --prospect p5@example.test'],
  ['rate_limiter', 'rehearse --campaign-id spring --days 4 --alone'],
  ['rate_limiter', 'describe'],
  ['rate_limiter', 'describe mailbox add'],
  ['rate_limiter', 'describe rate_limiter.ts status'],
  ['rate_limiter', 'describe stauts'],
  ['rate_limiter', 'completion --shell zsh'],
  ['response_tracker', 'report'],
  ['response_tracker', 'report --campaign-id spring'],
  ['response_tracker', 'replies'],
  ['response_tracker', 'replies --kind all'],
  ['response_tracker', 'show --response-id 1'],
  ['response_tracker', 'show --response-id 2'],
  ['response_tracker', 'show --response-id 3'],
  ['response_tracker', 'show --response-id 5'],
  ['response_tracker', 'show --response-id 99'],
  ['rate_limiter', 'why --prospect p4@example.test --campaign-id spring'],
  ['response_tracker', 'replies assign --response-id 5 --email p4@example.test --dry-run'],
  ['response_tracker', 'replies dismiss --response-id 5 --dry-run'],
  ['response_tracker', 'reputation'],
  ['response_tracker', 'quarantine list'],
  ['response_tracker', 'quarantine retry --dry-run'],
  ['response_tracker', 'hook list'],
  ['response_tracker', 'suppress'],
  ['response_tracker', 'suppress --email x@example.test --reason asked --dry-run'],
  ['response_tracker', 'classify ~/inbox'],
  ['analytics', 'daily'],
  ['analytics', 'daily --campaign-id spring'],
  ['analytics', 'campaign'],
  ['analytics', 'campaign --campaign-id spring'],
  ['analytics', 'campaign --campaign-id none'],
  ['analytics', 'opportunities --campaign-id spring'],
  ['analytics', 'events --limit 20'],
  ['analytics', 'events --since 99999'],
];

let world: TwiceWorld;
beforeAll(async () => {
  world = await prepare(false);
});

describe('an answer is as published, also when it is cut', () => {
  it.each(CALLS)('%s %s', async (script, line) => {
    const words = line.split(' ').map((word) => word.replace(/^~/, world.folder));
    const needsState = !/^(describe|completion|classify)/.test(line);
    const db = needsState ? ['--db', join(world.folder, 'campaigns.db')] : [];
    const from = { script, table: tables.get(script)! };
    const { document, answer } = await callInProcess(from, [...words, ...db], MONDAY + MINUTE);
    if (document.ok === false) expect(document['error']).not.toMatchObject({ code: 'internal' });
    await checkAnswer(document as PrintedAnswer);
    const shown = withoutOnRequest(document, answer?.onRequest ?? []);
    for (const most of [8_192, 2_500]) {
      const fitted = fitEnvelope(shown, (each) => JSON.stringify(each).length, most);
      if (most === 8_192) expect(JSON.stringify(fitted).length).toBeLessThanOrEqual(most);
      await checkAnswer(fitted as unknown as PrintedAnswer);
    }
  });
});
