/** `unsubscribe --preference` through the script: for an endpoint of the operator's own. */
import { expect, it } from 'vitest';
import { HOUR } from '../../../lib/domain/time.ts';
import { PAUSE_LASTS } from '../../../lib/domain/responses/preference.ts';
import { MONDAY } from '../../support/quota.ts';
import { call, newFolder } from '../../support/script.ts';
import { worldsClosedAfterEach } from '../../support/worlds-closed.ts';

const world = worldsClosedAfterEach();
const NOW = MONDAY + HOUR;
const at = (now: number): string => new Date(now).toISOString();

it('pauses a person, tells why nothing leaves, and counts it in the report', async () => {
  const { state, messageId } = await world();
  const token = messageId.slice(1, messageId.indexOf('@'));
  const cwd = newFolder();
  const run = async (script: string, line: readonly string[]) =>
    (await call([script, ...line, '--db', state.path, '--now', at(NOW)], { cwd })).document;
  const choose = (preference: string) =>
    run('response_tracker', ['unsubscribe', '--token', token, '--preference', preference]);

  const pausedUntil = at(NOW + PAUSE_LASTS);
  const paused = await choose('pause');
  expect(paused.data).toMatchObject({ outcome: 'chosen', preference: 'pause', pausedUntil });
  const why = await run('rate_limiter', ['why', '--prospect', paused.data.email]);
  expect(why.data.campaigns[0].chain.map(({ code }: { code: string }) => code)).toContain(
    'recipient_paused',
  );
  const report = await run('response_tracker', ['report', '--campaign-id', 'spring']);
  expect(report.data.preferences).toEqual({ paused: 1, lessOften: 0 });
  const refused = await choose('sometimes');
  expect([refused.ok, refused.error.code]).toEqual([false, 'usage']);
});
