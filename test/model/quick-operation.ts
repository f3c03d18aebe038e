/**
 * Short actions of an operator, also while senders work: a hold, a limit, a suppression, an answer
 * that arrives.
 */
import { command as configure } from '../../lib/cli/rate-limiter/campaigns/configure.ts';
import { command as pause } from '../../lib/cli/rate-limiter/sending/pause.ts';
import { command as resume } from '../../lib/cli/rate-limiter/sending/resume.ts';
import { command as suppress } from '../../lib/cli/response-tracker/suppress.ts';
import { HOUR } from '../../lib/domain/time.ts';
import { answerTo } from './messages.ts';
import { readInbox } from './read-inbox.ts';
import { target, type Quick } from './operation.ts';
import type { Death } from './world/process.ts';
import type { ModelWorld } from './world/world.ts';

export async function performQuick(
  world: ModelWorld,
  quick: Quick,
  death: Death | null,
): Promise<void> {
  world.tell(JSON.stringify(quick));
  switch (quick.do) {
    case 'suppress': {
      const email = world.persons[quick.who % world.persons.length]?.email as string;
      await world.inProcess(death, 'operator', (process) =>
        world.call(suppress, process, { email: [email], reason: 'asked' }),
      );
      world.laws.no.set(email, 'suppressed');
      return;
    }
    case 'pause': {
      await world.inProcess(death, 'operator', async (process) => {
        const until = quick.hours === null ? null : world.time.now() + quick.hours * HOUR;
        await world.call(pause, process, {
          ...target(quick.what),
          reason: 'because',
          ...(until === null ? {} : { until: new Date(until).toISOString() }),
        });
        world.laws.holds.push({ what: quick.what === 'mailbox' ? 'ann' : quick.what, until });
      });
      return;
    }
    case 'resume':
      // From here on it may leave again, whenever the command commits.
      world.laws.holds = world.laws.holds.filter(
        ({ what }) => what !== (quick.what === 'mailbox' ? 'ann' : quick.what),
      );
      return world.inProcess(death, 'operator', (process) =>
        world.call(resume, process, target(quick.what)),
      );
    case 'configure': {
      const given = Object.fromEntries(
        Object.entries({
          hourly: quick.hourly,
          daily: quick.daily,
          ...(quick.who === 'campaign'
            ? {}
            : {
                burstMax: quick.burst,
                burstMinutes: quick.burst === null ? null : 30,
                minGap: quick.gap,
              }),
        }).filter(([, value]) => value !== null),
      );
      if (Object.keys(given).length === 0) return;
      const before = world.limits[quick.who];
      world.limits[quick.who] = {
        ...before,
        hourly: quick.hourly ?? before.hourly,
        daily: quick.daily ?? before.daily,
        ...(quick.who === 'campaign'
          ? {}
          : {
              burst: quick.burst === null ? before.burst : { max: quick.burst, perMinutes: 30 },
              gap: quick.gap ?? before.gap,
            }),
      };
      await world.inProcess(death, 'operator', (process) =>
        world.call(configure, process, {
          ...(quick.who === 'campaign' ? { campaignId: 'spring' } : { mailbox: quick.who }),
          ...given,
        }),
      );
      world.laws.configure(world.time.now(), structuredClone(world.limits));
      return;
    }
    case 'hear': {
      const mail = world.laws.taken[quick.about % Math.max(1, world.laws.taken.length)];
      if (!mail) return;
      const number = world.inbox.length + 1;
      world.inbox.push({
        key: `mail-${number}`,
        raw: answerTo(mail, quick.what, number),
        says: () => {
          if (quick.what === 'reply' || quick.what === 'unsubscribe')
            world.laws.no.set(mail.email, quick.what);
          if (quick.what === 'hard') world.laws.no.set(mail.email, 'a hard bounce');
        },
      });
      // It may be applied, and its message sent again, before the reader has reported it.
      if (quick.what === 'soft')
        world.laws.repeats.set(mail.messageId, (world.laws.repeats.get(mail.messageId) ?? 0) + 1);
      return readInbox(world, death);
    }
  }
}
