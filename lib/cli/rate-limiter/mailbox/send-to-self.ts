/** Sends one message to an address of the user, or says why not. */
import {
  SAME_WITHIN,
  sendTest,
  type TestRefusal,
  type TestOutcome,
} from '../../../app/sending/to-self/send-test.ts';
import { addresseeOf } from '../../../core/campaigns/prospects/canonical-address.ts';
import { describeFault } from '../../../core/campaigns/describe-failed-text.ts';
import { chooseVariant } from '../../../core/planning/variant.ts';
import { Failure } from '../../../domain/failure.ts';
import { MINUTE } from '../../../domain/time.ts';
import { normaliseAddress } from '../../../input/normalise-address.ts';
import { readSmtpUrl } from '../../../mail/outbound/smtp/smtp-url.ts';
import { resolveAccount } from '../../../mail/secret.ts';
import { loadCompanies } from '../../../recipients/companies.ts';
import { providerOf } from '../../../recipients/providers.ts';
import { campaignsOn } from '../../../state/why/why-store.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { ownerIsGone, ownerName } from '../../clock/owner.ts';
import { show, usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';
import { untrusted } from '../../render/untrusted.ts';
import {
  composeTest,
  nameTest,
  wireTests,
  type StepShown,
} from '../../wiring/sending/wire-tests.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { Context } from '../../runner/command.ts';
import type { wireMail } from '../../wiring/sending/wire-sending.ts';

const PATH = 'rate_limiter.ts mailbox test';
const REPLY_LENGTH = 300;

type Request = {
  mailbox: Mailbox;
  mail: Pick<ReturnType<typeof wireMail>, 'sendContent'>;
  to: string;
  campaignId?: string | undefined;
  prospect?: string | undefined;
  step: number;
  dryRun: boolean;
};

/** Throws the Failures of a refusal, of the text, and of the server. */
export async function sendToSelf(
  context: Context,
  request: Request,
): Promise<Record<string, unknown>> {
  const { state, clock, signal, env } = context;
  const { mailbox, mail, dryRun } = request;
  const port = wireTests(state);
  const address = readAddress(request.to, '--to');
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const shown = readShown(context, port, request);
  const named = nameTest(state.db, { mailbox, recipient: address, shown, now: clock.now() });
  const { host } = readSmtpUrl(resolveAccount(mailbox.smtpRef, env));
  const draft = { mailbox, recipient: address, host, shown, now: clock.now() };
  const composed = await composeTest(state.db, { ...draft, messageId: named.messageId });
  if (!composed.ok)
    throw new Failure({
      code: 'text_unwritable',
      exit: 'invalidData',
      message: `Step ${request.step} ${describeFault(composed.fault)}.`,
      hint: 'Correct the text or the data of the person, and call again.',
      details: { ...composed.fault },
    });
  const { content } = composed;
  const outcome = await sendTest(port, {
    test: {
      mailboxId: mailbox.id,
      recipient: addresseeOf(address).canonical,
      ...named,
      shows: shown && { campaignId: shown.campaign.id, step: shown.step, variant: shown.variant },
    },
    mailbox,
    campaigns: campaignsOn(state.db, mailbox.id).map(
      ({ campaignId }) => needCampaign(state.db, campaignId).campaign,
    ),
    recipient: {
      ...addresseeOf(address),
      domain,
      provider: providerOf(domain),
      company: (await loadCompanies())(domain),
    },
    send: dryRun
      ? null
      : ({ onDataStart }) => mail.sendContent(mailbox.id, content, { onDataStart, signal }),
    owner: ownerName(),
    ownerIsGone,
    now: () => clock.now(),
  });
  return {
    ...describe(mailbox, outcome),
    to: address,
    subject: content.subject,
    text: content.text,
    ...(shown === null ? {} : { step: shown.step + 1, variant: shown.variant }),
  };
}

function readAddress(text: string, flag: string): string {
  const checked = normaliseAddress(text);
  if (checked.ok) return checked.address;
  throw usage(
    `${flag} ${show(text)} is not a plain email address.`,
    `Example: ${PATH} --mailbox ann --to me@acme.test`,
    PATH,
  );
}

function readShown(
  { state }: Context,
  port: ReturnType<typeof wireTests>,
  { campaignId, prospect, step }: Request,
): StepShown {
  if (campaignId === undefined || prospect === undefined) return null;
  const { campaign } = needCampaign(state.db, campaignId);
  const shownStep = campaign.steps[step - 1];
  if (!shownStep)
    throw usage(
      `--step ${step} does not exist; campaign ${campaignId} has ${campaign.steps.length}.`,
      `Example: ${PATH} --mailbox ann --to me@acme.test --campaign-id ${campaignId} --prospect bob@example.com --step 1`,
      PATH,
    );
  const { canonical } = addresseeOf(readAddress(prospect, '--prospect'));
  const person = port.personShown({ canonical, campaignId });
  if (person === null)
    throw new Failure({
      code: 'no_prospect',
      exit: 'notFound',
      message: `Campaign ${campaignId} has no person with that address.`,
      hint: 'Check the spelling, or leave --campaign-id and --prospect out for a plain test message.',
    });
  const { name } = chooseVariant(shownStep, campaignId, {
    position: person.position,
    step: step - 1,
  });
  return { campaign, step: step - 1, variant: name, fields: person.fields };
}

function describe(mailbox: Mailbox, outcome: TestOutcome): Record<string, unknown> {
  switch (outcome.outcome) {
    case 'refused':
      throw refused(mailbox, outcome.refusal);
    case 'known':
      return {
        outcome: 'known',
        because: `The same message was sent to this address less than ${SAME_WITHIN / MINUTE} minutes ago.`,
        sentAt: iso(outcome.earlier.at),
        messageId: outcome.earlier.messageId,
      };
    case 'would_send':
      return { outcome: 'would_send' };
    case 'rejected':
      throw new Failure({
        code: 'test_refused',
        exit: 'unavailable',
        message: `The SMTP server of mailbox ${mailbox.id} did not take the message${outcome.result.code === null ? '' : ` (${outcome.result.code})`}. It counts against no limit.`,
        hint: 'Read details.untrusted.serverSaid: it names the sender, the recipient or the text. Correct it and call again.',
        details: {
          mailbox: mailbox.id,
          phase: outcome.result.phase,
          code: outcome.result.code,
          untrusted: { serverSaid: untrusted(outcome.result.response, REPLY_LENGTH) },
        },
      });
    default:
      return {
        outcome: outcome.outcome,
        at: iso(outcome.at),
        untrusted: { serverSaid: untrusted(outcome.result.response, REPLY_LENGTH) },
      };
  }
}

function refused(mailbox: Mailbox, refusal: TestRefusal): Failure {
  const about = { exit: 'refused', details: { mailbox: mailbox.id } } as const;
  switch (refusal.why) {
    case 'prospect':
      return new Failure({
        ...about,
        code: 'test_to_prospect',
        message: 'The address of --to belongs to a person of a campaign; nothing was sent.',
        hint: 'Name an address of your own: people get the messages of their sequence, and no tests.',
      });
    case 'suppressed':
      return new Failure({
        ...about,
        code: 'test_to_suppressed',
        message: 'The address of --to, or its domain, is suppressed; nothing was sent.',
        hint: 'Name another address of your own. response_tracker.ts suppress lists them.',
      });
    case 'hold':
      return new Failure({
        ...about,
        code: 'test_on_hold',
        message: `Mailbox ${mailbox.id} may not send to this address now: there is a hold on ${refusal.hold.scope} ${refusal.hold.scopeId}.`,
        hint: `Without --to the logins are checked all the same. See rate_limiter.ts why --mailbox ${mailbox.id}.`,
        ...(refusal.hold.until === null ? {} : { retryAfter: iso(refusal.hold.until) }),
        details: { mailbox: mailbox.id, hold: refusal.hold.reason },
      });
    case 'limit': {
      const { scope, scopeId, kind, used, limit, resetsAt } = refusal.limit;
      return new Failure({
        ...about,
        code: 'test_over_limit',
        exit: 'tryAgain',
        message: `A test message counts like any other, and a limit is full: ${scope} ${scopeId}, ${kind}: ${used} of ${limit}. Nothing was sent.`,
        hint: 'Call again at retryAfter. Without --to the logins are checked all the same.',
        ...(resetsAt === null ? {} : { retryAfter: iso(resetsAt) }),
        details: { mailbox: mailbox.id, limit: { scope, id: scopeId, kind, used, limit } },
      });
    }
  }
}
