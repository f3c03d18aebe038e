/** `rate_limiter.ts people forget`: erases a person's data on request, for good. */
import { forgetPerson } from '../../../app/campaigns/forget-person.ts';
import { Failure } from '../../../domain/failure.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { wireForgetting } from '../../wiring/campaigns/wire-forgetting.ts';
import { noSuchPerson, personFlag, readPerson } from './read-person.ts';

const PATH = 'rate_limiter.ts people forget';

export const command = defineCommand({
  about: 'Erase what is stored of a person, for good; the address is never mailed again',
  examples: [
    '--prospect bob@example.com --reason "asked by phone" --dry-run',
    '--prospect bob@example.com --reason "asked by phone"',
  ],
  flags: {
    ...personFlag,
    reason: {
      kind: 'text',
      required: true,
      about: 'Why; it is kept, so name no person in it',
      placeholder: '"asked by email on 2 March"',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  unrecorded: true,
  async run({ state, clock }, { prospect, reason, dryRun }) {
    const asked = readPerson(prospect, PATH);
    const request = { asked, reason, now: clock.now(), dryRun };
    const done = await forgetPerson(wireForgetting(state), request);
    if (done.outcome === 'unknown') throw noSuchPerson();
    if (done.outcome === 'under_way')
      throw new Failure({
        code: 'message_under_way',
        exit: 'tryAgain',
        message: `Messages to this person are being sent right now: ${done.messages}. Nothing was erased.`,
        hint: 'Call again when send has ended. After a crash, send settles them within minutes.',
        details: { messages: done.messages },
      });
    const { compacted, ...data } = done;
    return {
      data: { ...data, dryRun, ...(dryRun ? {} : { compacted }) },
      warnings:
        dryRun || compacted
          ? []
          : [
              {
                code: 'not_compacted',
                message:
                  'Erased, but other processes used the file: traces may remain in unused parts of it. Call again when no other command runs.',
              },
            ],
    };
  },
});
