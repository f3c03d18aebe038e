/** `rate_limiter.ts configure --sending-domain`: whether a domain has been in use for long. */
import { domainToASCII } from 'node:url';
import { loadCompanies } from '../../../recipients/companies.ts';
import { setWarmDomain } from '../../../app/campaigns/set-warm-domain.ts';
import { show, usage } from '../../runner/parse.ts';
import { wireWarmDomain } from '../../wiring/campaigns/wire-warm-domain.ts';
import { PATH } from './limit-change.ts';
import type { Answer, Context } from '../../runner/command.ts';

const EXAMPLE = `Example: ${PATH} --sending-domain acme.test --warm`;

type Given = {
  domain: string | undefined;
  warm: boolean;
  clear: boolean;
  dryRun: boolean;
  /** Whether flags of limits were given too. */
  hasOthers: boolean;
};

/** Throws Failure `usage`. */
export async function answerDomain(context: Context, given: Given): Promise<Answer> {
  const { warm, clear, hasOthers } = given;
  if (given.domain === undefined)
    throw usage('--warm was given without a domain; expected --sending-domain too.', EXAMPLE, PATH);
  if (warm === clear)
    throw usage(
      `--sending-domain was given with ${warm ? 'both --warm and --clear' : 'neither --warm nor --clear'}; expected one of them.`,
      `${EXAMPLE}. For limits of every sending domain, use --each-sending-domain.`,
      PATH,
    );
  if (hasOthers)
    throw usage(
      '--sending-domain takes only --warm or --clear, but limits were given too.',
      'For limits of every sending domain, use --each-sending-domain in a call of its own.',
      PATH,
    );
  const domain = await readDomain(given.domain);
  const mailboxes = await setWarmDomain(wireWarmDomain(context.state), {
    domain,
    warm,
    now: context.clock.now(),
  });
  return {
    data: { scope: 'sending_domain', id: domain, warm, mailboxes, dryRun: given.dryRun },
    warnings:
      mailboxes.length > 0
        ? []
        : [
            {
              code: 'no_such_sender',
              message: `No mailbox here sends from ${domain} yet. If that is a slip, take it back with --clear.`,
            },
          ],
  };
}

/** The registered domain, because reputation belongs to that. */
async function readDomain(text: string): Promise<string> {
  const ascii = domainToASCII(text.trim().toLowerCase());
  const registered = (await loadCompanies())(ascii);
  if (!/^[a-z0-9.-]+\.[a-z0-9-]+$/.test(ascii) || registered === null)
    throw usage(
      `--sending-domain ${show(text)} is not valid; expected a domain of your own, as in the addresses of your mailboxes. The domain of a mail service belongs to none of its users.`,
      EXAMPLE,
      PATH,
    );
  return registered;
}
