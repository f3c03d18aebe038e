/** After a text has changed, the answer of start names the command that shows it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, writePeople } from '../../../support/script.ts';

it('a changed later step can be seen by the next command, with its text', async () => {
  const folder = newFolder();
  const run = async (...line: string[]) =>
    (
      await call(['rate_limiter', ...line, '--now', '2026-03-09T14:00:00Z'], {
        cwd: folder,
        env: { ANN_SMTP: 'smtp://127.0.0.1:1' },
      })
    ).document;
  const start = (last: string) => {
    const file = campaignFile();
    const steps = [{ subject: 'A question', text: 'Hi' }, { text: last }];
    writeFileSync(join(folder, 'campaign.json'), JSON.stringify({ ...file, steps }));
    return run('start', '--config', 'campaign.json', '--prospects', 'prospects.csv', '--no-dns');
  };
  writePeople(folder, [{ email: 'bob@x.test' }]);
  const mailbox = ['--mailbox', 'ann', '--from', 'Ann Lee <ann@acme.test>'];
  await run('mailbox', 'add', ...mailbox, '--smtp', 'env:ANN_SMTP', '--timezone', 'Europe/Berlin');
  const shows = ({ run: line }: { run: string }) => line.includes(' --step ');
  expect((await start('Still there?')).next.filter(shows)).toEqual([]);
  const changed = await start('Shall I close your file?');
  const [see] = changed.next.filter(shows);
  expect(see?.run).toContain('--step 2');
  const words = (see?.run ?? '').split(' ').slice(1);
  const shown = await run(...words.slice(0, words.indexOf('--now')));
  expect(shown.data.messages).toMatchObject([
    { email: 'bob@x.test', step: 2, text: expect.stringContaining('Shall I close your file?') },
  ]);
});

it('people pause takes a day, as people name it', async () => {
  const folder = newFolder();
  const env = { ANN_SMTP: 'smtp://127.0.0.1:1' };
  const run = async (...line: string[]) =>
    (await call(['rate_limiter', ...line, '--now', '2026-03-09T14:00:00Z'], { cwd: folder, env }))
      .document;
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(campaignFile()));
  writePeople(folder, [{ email: 'bob@x.test' }]);
  const mailbox = ['--mailbox', 'ann', '--from', 'Ann Lee <ann@acme.test>'];
  await run('mailbox', 'add', ...mailbox, '--smtp', 'env:ANN_SMTP', '--timezone', 'Europe/Berlin');
  await run('start', '--config', 'campaign.json', '--prospects', 'prospects.csv', '--no-dns');
  const bob = ['--campaign-id', 'spring', '--prospect', 'bob@x.test'];
  const paused = await run('people', 'pause', ...bob, '--until', '2026-04-01');
  expect(paused.data).toMatchObject({ changed: true, state: 'paused' });
  expect(await run('people', 'pause', ...bob, '--until', '2026-03-01')).toMatchObject({
    error: { code: 'usage', message: expect.stringContaining('has passed') },
  });
});
