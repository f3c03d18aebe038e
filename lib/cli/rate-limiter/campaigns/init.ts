/** `rate_limiter.ts init`: writes the example files into the working folder. */
import { readExamples } from '../../../input/examples.ts';
import { defineCommand } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { writeExamples } from './write-examples.ts';

export const command = defineCommand({
  about: 'Write an example campaign file and an example prospects file into this folder',
  examples: ['', '--dry-run'],
  flags: {
    force: { kind: 'switch', about: 'Replace campaign.json and prospects.csv where they exist' },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'none',
  async run({ cwd, callAgain }, { force, dryRun }) {
    const files = writeExamples(cwd, readExamples(), { force, dryRun });
    return {
      data: { dryRun, files },
      next: [
        {
          why: 'Add the mailbox that the example sends from, with your own address and accounts',
          run: callAgain(
            'rate_limiter',
            `mailbox add --mailbox ann --from 'Ann Lee <ann@acme.test>' --smtp env:ANN_SMTP --imap env:ANN_IMAP --timezone America/New_York`,
          ),
        },
        {
          why: 'Check the files after you have put your own texts and people into them',
          run: callAgain(
            'rate_limiter',
            'validate --config campaign.json --prospects prospects.csv',
          ),
        },
      ],
    };
  },
});
