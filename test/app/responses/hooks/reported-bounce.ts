/** A bounce of one message that several report: a message, Amazon SES and a generic service. */
import { enrollmentCounts } from '../../../../lib/state/events/enrollment-counts.ts';
import { MINUTE } from '../../../../lib/domain/time.ts';
import { sesBounce, standardBounce } from '../../../support/hooks/payloads.ts';
import { bounce, FULL, receive } from '../process.fixture.ts';
import { hookWorld, LATER, type HookWorld } from './hook.fixture.ts';

export const BLOCKED = {
  status: '5.7.1',
  text: '550 5.7.1 Message rejected: your IP is listed on a blocklist',
};
type Said = { status: string; text: string };

export const byMail = (world: HookWorld, said: Said, now: number): Promise<unknown> =>
  receive(world, bounce({ messageId: world.messageId, ...said }), now);
export const bySes = (world: HookWorld, { status, text }: Said, now: number): Promise<unknown> =>
  world.report('ses', sesBounce(world.about, {}, { status, diagnosticCode: `smtp; ${text}` }), now);
export const byStandard = (world: HookWorld, said: Said, now: number): Promise<unknown> =>
  world.report('standard', standardBounce(world.about, said), now);
const REPORTERS = { byMail, bySes, byStandard };
type Reporter = keyof typeof REPORTERS;

/** Each of them first, second and last once. */
export const TURNS: Reporter[][] = [
  ['byMail', 'bySes', 'byStandard'],
  ['bySes', 'byStandard', 'byMail'],
  ['byStandard', 'byMail', 'bySes'],
];

export const SAYINGS: [string, Said][] = [
  ['hard', { status: '5.1.1', text: '550 5.1.1 User unknown' }],
  ['about us', BLOCKED],
  ['soft', FULL],
];

export function consequences({ state }: HookWorld): unknown {
  const all = (sql: string): unknown[] => state.db.prepare(sql).all();
  return {
    enrollments: enrollmentCounts(state.db, 'spring'),
    counters: all('SELECT metric, n FROM counter ORDER BY metric'),
    blames: all('SELECT mailbox_id, kind, domain FROM report_blame'),
    refusals: all('SELECT kind, reason, times FROM refusal'),
    runs: all('SELECT scope, kind, failures FROM failure_run'),
    bounced: all('SELECT bounced, rejected FROM mailbox_day'),
    message: all('SELECT state, soft_bounces, bounce_class FROM message'),
    dues: all('SELECT state, next_step FROM enrollment'),
    bounces: all(`SELECT count(*) AS n FROM event WHERE type = 'message.bounced'`),
  };
}

export async function reported(order: readonly Reporter[], said: Said): Promise<HookWorld> {
  const world = await hookWorld();
  for (const [n, reporter] of order.entries())
    await REPORTERS[reporter](world, said, LATER + n * MINUTE);
  return world;
}
