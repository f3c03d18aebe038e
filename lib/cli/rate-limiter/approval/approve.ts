/** `rate_limiter.ts approve`: a person approves what a digest covers, or takes it back. */
import { approve, revoke, type Covered } from '../../../app/approval/approve.ts';
import { actionText } from '../../../core/approval/action.ts';
import { isName } from '../../../core/approval/policy.ts';
import { defineCommand, type Answer, type Context } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { show, usage } from '../../runner/parse.ts';
import { policyOf } from '../../wiring/approval/wire-approval.ts';
import { wireApproving } from '../../wiring/approval/wire-approving.ts';
import { confirmOnTerminal } from './confirm-on-terminal.ts';

const PATH = 'rate_limiter.ts approve';
const PLACEHOLDER = 'NAME';
/** What next steps and pages print where the name goes. */
const PLACEHOLDERS = [PLACEHOLDER, 'YOUR NAME'];

export const command = defineCommand({
  about: 'For a person: approve the messages or the action that a digest covers',
  examples: [
    '--digest b1k2x3.3f0c... --by "Ann Lee"',
    '--digest b1k2x3.3f0c... --by "Ann Lee" --revoke',
  ],
  flags: {
    digest: {
      kind: 'text',
      required: true,
      about: 'What is approved: the digest that preview --batch or the refused call printed',
      placeholder: 'DIGEST',
    },
    by: {
      kind: 'text',
      required: true,
      about: 'Your name; where the policy names approvers, one of them',
      placeholder: PLACEHOLDER,
    },
    revoke: { kind: 'switch', about: 'Take the approval back; what has left has left' },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  async run(context, { digest, by, revoke: takeBack, dryRun }) {
    checkDigest(digest);
    checkName(by);
    const port = wireApproving(context);
    const approval = { digest, by, now: context.clock.now() };
    if (takeBack) {
      const revoked = await revoke(port, approval);
      return {
        data: { digest, by, outcome: revoked > 0 ? 'revoked' : 'not_in_force', dryRun },
      };
    }
    if (policyOf(context.state).terminalOnly && !dryRun) await confirmOnTerminal(digest);
    const { outcome, covers } = await approve(port, approval);
    return {
      data: { digest, by, outcome, covers, dryRun },
      render: { text: () => `${SAYS[outcome]}: ${coveredText(covers)}.` },
      ...nextAfter(context, covers),
    };
  },
});

const SAYS = { approved: 'Approved', approved_already: 'Approved before' };

function coveredText(covers: Covered): string {
  return covers.kind === 'batch'
    ? `${covers.messages} messages of batch ${covers.batchId} of ${covers.campaignId}`
    : `a call that ${actionText(covers.action.kind)} ${JSON.stringify(covers.action)}`;
}

function nextAfter(context: Context, covers: Covered): Pick<Answer, 'next'> {
  if (covers.kind === 'action') return {};
  return {
    next: [
      {
        why: 'Read replies, plan, and send what is due of it',
        run: context.callAgain('rate_limiter', `tick --campaign-id ${covers.campaignId}`),
      },
    ],
  };
}

function checkDigest(digest: string): void {
  if (!/^[a-z0-9]{1,40}\.[0-9a-f]{64}$/.test(digest))
    throw usage(
      `--digest ${show(digest)} is no digest; expected a short word, a dot and 64 hexadecimal digits.`,
      'Copy it whole from preview --batch, or from the answer of the refused call.',
      PATH,
    );
}

function checkName(by: string): void {
  if (PLACEHOLDERS.includes(by.toUpperCase()) || !isName(by))
    throw usage(
      `--by ${show(by)} is no name; expected the name of the person who approves, in one line of at most 100 characters.`,
      'Example: --by "Ann Lee"',
      PATH,
    );
}
