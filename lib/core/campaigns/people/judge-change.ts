/** Decides whether the operator may change a person's place in a campaign, and why not. */
import type { ExitName } from '../../../domain/failure.ts';
import type { PersonPlace } from '../../../domain/campaigns/person-change.ts';
import type { EnrollmentState } from '../../../domain/campaigns/prospect.ts';

export type PersonAction = 'pause' | 'resume' | 'skip' | 'unskip' | 'remove' | 'requeue';

export type ChangeFacts = {
  place: PersonPlace;
  suppressed: boolean;
  /** A "no" in another campaign holds for this one. */
  declined: boolean;
  /** Of skip: the step that is meant; null: the next. */
  step: number | null;
  /** The last step that was skipped; null: none. */
  skipped: number | null;
};

type Refused = {
  verdict: 'refuse';
  code: string;
  exit: Extract<ExitName, 'refused' | 'tryAgain'>;
  why: string;
  hint: string;
};
/** `nothing`: it stands as asked already. */
export type ChangeVerdict = { verdict: 'do' } | { verdict: 'nothing' } | Refused;

const DO = { verdict: 'do' } as const;
const NOTHING = { verdict: 'nothing' } as const;
const GOES_ON: ReadonlySet<EnrollmentState> = new Set(['waiting', 'queued', 'paused']);

export function judgeChange(action: PersonAction, facts: ChangeFacts): ChangeVerdict {
  const { place } = facts;
  const { state } = place;
  switch (action) {
    case 'pause':
      return GOES_ON.has(state) ? DO : refuseEnded(place);
    case 'resume':
      if (state === 'paused') return DO;
      return GOES_ON.has(state) ? NOTHING : refuseEnded(place);
    case 'skip':
      return judgeSkip(facts);
    case 'unskip':
      return GOES_ON.has(state) || state === 'finished' ? DO : refuseEnded(place);
    case 'remove':
      if (place.campaignState === 'completed') return NOTHING;
      return GOES_ON.has(state) || state === 'finished' ? DO : NOTHING;
    case 'requeue':
      return judgeRequeue(facts);
  }
}

/** Asked again without naming a step, it does not skip the step after the skipped one as well. */
function judgeSkip({ place, step, skipped }: ChangeFacts): ChangeVerdict {
  const { state, underWay, nextStep } = place;
  const isSkipped = skipped !== null && skipped === (step ?? nextStep - 1);
  if (isSkipped && (GOES_ON.has(state) || state === 'finished')) return NOTHING;
  if (!GOES_ON.has(state)) return refuseEnded(place);
  if (step !== null && step !== nextStep)
    return refuse(
      'not_next_step',
      `step ${step + 1} was named, but the next one is ${nextStep + 1}.`,
      'Only the next step can be skipped.',
    );
  if (underWay === 'in_doubt')
    return refuse(
      'message_under_way',
      'the message of the next step is in doubt: it may have been delivered.',
      'rate_limiter.ts resolve settles messages in doubt; then skip the step after it.',
    );
  if (underWay !== null)
    return {
      ...refuse(
        'message_under_way',
        'the message of the next step is being sent at this moment.',
        'Call again when send has ended: the step after it can be skipped then.',
      ),
      exit: 'tryAgain',
    };
  return nextStep > 0
    ? DO
    : refuse(
        'sequence_not_begun',
        'nothing was sent yet, and a sequence begins with its first message.',
        'To write later, use people pause --until; to write nothing at all, people remove.',
      );
}

function judgeRequeue({ place, suppressed, declined }: ChangeFacts): ChangeVerdict {
  const { state, campaignState, prospectState } = place;
  if (state === 'waiting' || state === 'queued') return NOTHING;
  if (state === 'paused')
    return refuse('person_paused', 'the person is paused.', 'people resume ends the pause.');
  if (state !== 'removed') return refuseEnded(place);
  if (campaignState === 'completed')
    return refuse('campaign_completed', 'the campaign is completed.', 'Start a new campaign.');
  if (prospectState === 'invalid') return UNREACHABLE;
  if (prospectState !== 'active') return SAID_NO;
  if (suppressed) return SUPPRESSED;
  return declined
    ? refuse(
        'ended_by_recipient',
        'the person said no in another campaign.',
        'contact.allowAfter of the campaign file decides which "no" allows it, and when.',
      )
    : DO;
}

function refuse(code: string, why: string, hint: string): Refused {
  return { verdict: 'refuse', exit: 'refused', code, why, hint };
}

const SAID_NO = refuse(
  'ended_by_recipient',
  'the person answered or declined, so no campaign message may follow.',
  'If the response was read wrongly, correct it with response_tracker.ts label; or write in person.',
);
const UNREACHABLE = refuse(
  'address_unreachable',
  'the address cannot receive messages.',
  'If the bounce was read wrongly, correct it with response_tracker.ts label.',
);
const SUPPRESSED = refuse(
  'person_suppressed',
  'the address, or its domain, is on the suppression list.',
  'Only the user may ask for response_tracker.ts suppress --remove.',
);

function refuseEnded({ state, campaignState }: PersonPlace): Refused {
  switch (state) {
    case 'removed':
      return refuse(
        'person_removed',
        'the person was removed from the campaign.',
        'people requeue puts the person back.',
      );
    case 'bounced':
    case 'invalid':
      return UNREACHABLE;
    case 'suppressed':
      return SUPPRESSED;
    case 'finished':
    case 'ended':
      return refuse(
        'sequence_over',
        state === 'finished'
          ? 'every step has been sent or skipped.'
          : `the sequence ended${campaignState === 'completed' ? ' with the campaign' : ''}.`,
        'A new campaign may write to the person again.',
      );
    default:
      return SAID_NO;
  }
}
