/**
 * Explains why a prospect gets no message: judges each sequence by the gate and by a plan made now.
 */
import { chainOfPlanned, chainOfWaiting, type HeldBack } from '../../core/why/chain.ts';
import { sayDate } from '../../core/text/say-date.ts';
import { leadChain } from '../../core/why/lead-chain.ts';
import type { Refusals } from '../../core/sending/refusals.ts';
import { findBlockers, type Blocker } from '../../core/why/blockers.ts';
import { isBlind } from '../planning/unread-days.ts';
import type { PlacesPort } from '../planning/calendars.ts';
import {
  campaignQuota,
  createRecipients,
  mailboxQuota,
  newcomersQuota,
  type QuotaMailbox,
} from '../planning/quotas.ts';
import { createPaces } from '../planning/paces.ts';
import { withDomain } from '../../core/limits/slots.ts';
import { probedOn, type ProbePort } from '../sending/breaker.ts';
import { openAtCompany, type ContactPort } from '../sending/guard/contact.ts';
import { clockOf } from './clock-of.ts';
import { foresee, type Foreseen } from './foresee.ts';
import type { ApprovalRefusal } from '../../domain/approval/approval.ts';
import type { ClaimRefusal } from '../approval/message-approval.ts';
import type { ClosedBy, Link } from '../../core/why/link.ts';
import type { PlanningPort } from '../planning/schedule.ts';
import type { Addressee } from '../../domain/campaigns/address.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { KnownPerson, Sequence } from '../../domain/campaigns/prospect.ts';
import type { MessageState, SequenceMessage } from '../../domain/sending/message.ts';
import type { Instant, Zone } from '../../domain/time.ts';

/** A port for plans without writing: `transact` only reads, `commit` writes nothing. */
export type WhyPort = PlanningPort &
  PlacesPort &
  ProbePort &
  ContactPort & {
    mailbox(id: string): QuotaMailbox;
    isSuppressed(addressee: Addressee): boolean;
    messages(enrollmentId: number): SequenceMessage[];
    /** What the policy says of a planned message; null: nothing, or it is not planned. */
    approvalOf(place: { enrollmentId: number; step: number }, now: Instant): ClaimRefusal | null;
    /** What the policy says of every message of the campaign. */
    approvalOfCampaign(campaignId: string, now: Instant): ApprovalRefusal | null;
    /** When the operator's pause of the person ends; null: when it is lifted. */
    pausedUntil(enrollmentId: number): Instant | null;
    /** The latest absence that moved the next step to `dueAt`; null: none did. */
    absenceOf(
      of: { prospectId: number; enrollmentId: number },
      dueAt: Instant,
    ): { returnsAt: Instant | null } | null;
    /** The open possible reply because of which the next step waits until `dueAt`. */
    possibleWaitOf(of: { prospectId: number; enrollmentId: number }, dueAt: Instant): number | null;
  };

export type WhyAnswer = {
  /** The first blocker's code; `due` when the message only waits for `send`. */
  because: string;
  chain: Link[];
  /** True: the message has this instant. False: a plan made now would give it this instant. */
  planned: boolean;
  sendAt: Instant | null;
  mailboxId: string | null;
  batchSize: number | null;
  ahead: number | null;
  /** The prospect's clock and window; `openUntil` null: closed now. */
  clock: {
    zone: Zone;
    openUntil: Instant | null;
    nextOpening: Instant | null;
    closedBy: ClosedBy[];
    local: (at: Instant) => string;
  };
  lastMessage: SequenceMessage | null;
};

/**
 * Returns the chain of blockers of one sequence, and when its next message leaves if that is known.
 */
export async function whySequence(
  port: WhyPort,
  asked: {
    person: KnownPerson;
    sequence: Sequence;
    campaign: Campaign;
    refusals: Refusals;
    now: Instant;
  },
): Promise<WhyAnswer> {
  const { sequence, campaign, refusals, now } = asked;
  const lead = (chain: Link[], mailboxId: string | null): Link[] =>
    leadChain(chain, refusals, mailboxId === null ? campaign.mailboxes : [mailboxId]);
  const messages = port.messages(sequence.enrollmentId);
  const open = messages.find(({ state }) => OPEN.includes(state)) ?? null;
  const clock = await clockOf(port, asked);
  const blockers = blockersOf(port, asked, open);
  const lastMessage = messages.filter(({ sentAt }) => sentAt !== null).at(-1) ?? null;
  const running = sequence.state === 'waiting' || sequence.state === 'queued';
  if (open && running) {
    const chain = chainOfPlanned({
      blockers,
      state: sequence.state,
      message: open.state,
      displaced: displacedOf(open),
    });
    return {
      ...firstOf(lead(chain, open.mailboxId)),
      planned: true,
      sendAt: open.sendAt,
      mailboxId: open.mailboxId,
      batchSize: null,
      ahead: null,
      clock: clock.shown,
      lastMessage,
    };
  }
  const may =
    running &&
    sequence.campaignState === 'active' &&
    !blockers.some(({ verdict }) => verdict === 'stop');
  const preview = may
    ? await foresee(port, asked.campaign, { candidate: candidateOf(asked), now })
    : null;
  const chain = chainOfWaiting({
    blockers,
    state: sequence.state,
    preview,
    delays: { closedBy: clock.closedBy, holds: preview?.holds ?? [] },
    now,
    hold: heldBack(port, asked, clock.dateOf),
  });
  const mailboxId = preview?.mailboxId ?? sequence.mailboxId;
  const led = lead(chain, mailboxId);
  return { ...firstOf(led), planned: false, ...planOf(preview), clock: clock.shown, lastMessage };
}

function heldBack(
  port: WhyPort,
  { person, sequence }: { person: KnownPerson; sequence: Sequence },
  dateOf: (at: Instant) => string,
): HeldBack {
  const { enrollmentId, state, dueAt } = sequence;
  const absence =
    state === 'waiting' ? port.absenceOf({ prospectId: person.id, enrollmentId }, dueAt) : null;
  const possible =
    state === 'waiting'
      ? port.possibleWaitOf({ prospectId: person.id, enrollmentId }, dueAt)
      : null;
  return {
    possible: possible === null ? null : { responseId: possible, until: dueAt },
    pausedUntil: state === 'paused' ? port.pausedUntil(enrollmentId) : undefined,
    absence: absence && {
      returnsOn: absence.returnsAt === null ? null : sayDate(dateOf(absence.returnsAt)),
      until: dueAt,
    },
  };
}

const OPEN: readonly MessageState[] = ['scheduled', 'reserved', 'transmitting', 'in_doubt'];

function displacedOf({ displacedBy: by, displacedFrom: from }: SequenceMessage) {
  return by === null || from === null ? null : { by, from };
}

function firstOf(chain: Link[]): { because: string; chain: Link[] } {
  return { because: chain[0]?.code ?? 'not_planned', chain };
}

function planOf(
  preview: Foreseen | null,
): Pick<WhyAnswer, 'sendAt' | 'mailboxId' | 'batchSize' | 'ahead'> {
  return {
    sendAt: preview?.sendAt ?? null,
    mailboxId: preview?.mailboxId ?? null,
    batchSize: preview?.batchSize ?? null,
    ahead: preview?.batchSize == null ? null : preview.ahead,
  };
}

function candidateOf({ person, sequence }: { person: KnownPerson; sequence: Sequence }) {
  const { enrollmentId, step, dueAt, mailboxId, calendarKey, position } = sequence;
  const { id: prospectId, email, domain, company, provider } = person;
  return {
    enrollmentId,
    prospectId,
    email,
    domain,
    company,
    provider,
    step,
    dueAt,
    mailboxId,
    calendarKey,
    position,
    messageRow: null,
    tried: false,
  };
}

/** Judges a message without an instant as if it left now. */
function blockersOf(
  port: WhyPort,
  {
    person,
    sequence,
    campaign,
    now,
  }: { person: KnownPerson; sequence: Sequence; campaign: Campaign; now: Instant },
  open: SequenceMessage | null,
): Blocker[] {
  const mailboxId =
    open?.mailboxId ?? sequence.mailboxId ?? [...campaign.mailboxes].sort()[0] ?? '';
  const mailbox = port.mailbox(mailboxId);
  const options = { now, planned: false };
  const sender = mailboxQuota(port, mailbox, campaign, options);
  const step = open?.step ?? sequence.step;
  const newcomers = step === 0 ? newcomersQuota(port, campaign, options) : null;
  return findBlockers(
    {
      message: {
        email: person.email,
        step,
        sendAt: open?.sendAt ?? now,
        openUntil: open?.openUntil ?? Infinity,
        mailboxId,
      },
      campaign,
      campaignState: sequence.campaignState,
      enrollmentState: sequence.state === 'waiting' ? 'queued' : sequence.state,
      prospect: person,
      suppressed: port.isSuppressed(person),
      elsewhere: port.contactElsewhere(person.id, campaign.id),
      preferred: port.preferredPace(person.id, open?.row ?? null),
      openAtCompany: openAtCompany(
        port,
        { step, company: person.company, prospectId: person.id },
        campaign,
      ),
      holds: port.openHolds(now),
      approval: () => port.approvalOf({ enrollmentId: sequence.enrollmentId, step }, now),
      inboxReadAt: mailbox.inboxReadAt,
      blind: step === 0 && isBlind(port, mailbox, options),
      quotas: [
        ...withDomain(sender),
        campaignQuota(port, campaign, options),
        ...(newcomers ? [newcomers] : []),
      ],
      recipients: [
        ...createRecipients(port, campaign, options)(person),
        ...createPaces(port, options)(sender, person),
      ],
      spread: null,
      probed: port.anyRuns()
        ? probedOn(port, { mailboxId, domain: person.domain, provider: person.provider }, now)
        : null,
    },
    now,
  );
}
