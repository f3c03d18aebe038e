/** Erases what is stored of a person, and keeps a keyed digest of the address so that it is never mailed again. */
import { eraseAddress } from '../../core/campaigns/prospects/erase-address.ts';
import { strengthens } from '../../core/responses/consequences.ts';
import { withoutTexts } from '../../core/responses/without-texts.ts';
import type { Erased, PersonAsked, PersonToForget } from '../../domain/campaigns/forgotten.ts';
import type { ProspectEnd } from '../../domain/campaigns/sequence-end.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { Classification } from '../../domain/responses/response.ts';
import type { Instant } from '../../domain/time.ts';

export type ForgetPort = {
  transact<T>(work: () => T): Promise<T>;
  find(asked: PersonAsked): PersonToForget | null;
  countUnderWay(prospectId: number): number;
  /** Answers with how many sequences it ended. */
  stopProspect(prospectId: number, end: ProspectEnd): number;
  remember(of: {
    prospectId: number | null;
    canonical: string | null;
    reason: string;
    now: Instant;
  }): void;
  erasePerson(
    prospectId: number,
    withoutTexts: (verdict: Classification) => Classification,
  ): Pick<Erased, 'fields' | 'subjects' | 'serverAnswers' | 'responses'>;
  removeSuppression(canonical: string): number;
  eraseTexts(
    erase: (text: string) => string | null,
  ): Pick<Erased, 'quarantined' | 'files' | 'toolCalls' | 'elsewhere'>;
  appendEvent(event: NewEvent): void;
  /** After the commit: leaves no trace in unused parts of the file; false when other processes kept it busy. */
  compact(): Promise<boolean>;
};

export type ForgetOutcome =
  | { outcome: 'unknown' }
  | { outcome: 'under_way'; messages: number }
  | {
      outcome: 'forgotten' | 'already';
      prospectId: number | null;
      sequencesEnded: number;
      erased: Erased;
      compacted: boolean;
    };

type Forget = { asked: PersonAsked; reason: string; now: Instant; dryRun: boolean };

const NOTHING = { fields: 0, subjects: 0, serverAnswers: 0, responses: 0 };
const NO_TEXTS = { quarantined: 0, files: 0, toolCalls: 0, elsewhere: 0 };

/** Asked again, it erases what came in since. */
export async function forgetPerson(port: ForgetPort, request: Forget): Promise<ForgetOutcome> {
  const done = await port.transact(() => forget(port, request));
  if (!('erased' in done) || request.dryRun) return done;
  return { ...done, compacted: await port.compact() };
}

function forget(port: ForgetPort, { asked, reason, now }: Forget): ForgetOutcome {
  const person = port.find(asked);
  if (person === null) return { outcome: 'unknown' };
  const { prospectId, canonical, wasForgotten } = person;
  // Its process holds the text already, and its answer belongs to a message that is to be known.
  const messages = prospectId === null ? 0 : port.countUnderWay(prospectId);
  if (messages > 0) return { outcome: 'under_way', messages };
  const sequencesEnded =
    prospectId === null
      ? 0
      : port.stopProspect(prospectId, {
          prospect: 'unsubscribed',
          enrollment: 'suppressed',
          reason: 'forgotten',
          now,
          mayEnd: (from) => strengthens(from, 'suppressed'),
        });
  const erase = (text: string): string | null =>
    canonical === null ? null : eraseAddress(text, canonical);
  port.remember({ prospectId, canonical, reason: erase(reason) ?? reason, now });
  const own = prospectId === null ? NOTHING : port.erasePerson(prospectId, withoutTexts);
  const suppressions = canonical === null ? 0 : port.removeSuppression(canonical);
  const texts = canonical === null ? NO_TEXTS : port.eraseTexts(erase);
  if (!wasForgotten)
    port.appendEvent({ type: 'prospect.forgotten', at: now, prospectId, data: { sequencesEnded } });
  return {
    outcome: wasForgotten ? 'already' : 'forgotten',
    prospectId,
    sequencesEnded,
    erased: { ...own, suppressions, ...texts },
    compacted: false,
  };
}
