/**
 * Puts companies on hold whose people have answered: when the answer arrives, and later, when
 * colleagues are imported or a campaign file asks for it. Runs inside the caller's transaction.
 */
import { asksForHold, opinionOf, type RulesPort } from './opinion.ts';
import { COLLEAGUE_REPLIED, type NewHold } from '../../../domain/sending/hold.ts';
import type { AnsweringResponse } from '../../../domain/responses/stored-response.ts';
import type { AppliedEffect } from '../../../domain/responses/applied-effect.ts';
import type { Instant } from '../../../domain/time.ts';

export type CompanyHoldPort = {
  /** True when another prospect of the company has an open sequence. */
  hasColleaguesWaiting(company: string, prospectId: number): boolean;
  placeHold(hold: NewHold, now: Instant): { placed: boolean };
};

export type AnsweredCompaniesPort = CompanyHoldPort &
  RulesPort & {
    /** True when any campaign file says `sameCompany: "hold"`. */
    anyHoldsCompanies(): boolean;
    /** Companies from which any person has answered. */
    companiesThatAnswered(): string[];
    /** Every response to messages for the company's people, except one of them. */
    responsesOfColleagues(company: string, prospectId: number): AnsweringResponse[];
    /** When the company's hold after an answer was last lifted; null: never. */
    companyHoldLiftedAt(company: string): Instant | null;
    recordDone(responseId: number, done: readonly AppliedEffect[]): void;
  };

/** Empty when the hold is there already, or would stop no sequence. */
export function placeCompanyHold(
  port: CompanyHoldPort,
  { company, prospectId }: { company: string; prospectId: number },
  now: Instant,
): AppliedEffect[] {
  // Without waiting colleagues a hold would stop nothing and only lengthen the list of holds.
  if (!port.hasColleaguesWaiting(company, prospectId)) return [];
  return port.placeHold(
    {
      scope: 'company',
      scopeId: company,
      reason: COLLEAGUE_REPLIED,
      placedBy: 'response',
      from: now,
      until: null,
    },
    now,
  ).placed
    ? [{ did: 'hold', scopeId: company }]
    : [];
}

/** No prospect has this id. */
const EVERY_PERSON = 0;

/**
 * Holds those of the companies whose people answered before. An answer that was there when the hold
 * was lifted holds nothing again. The answer keeps the effect, so a corrected verdict lifts it.
 */
export function holdAnsweredCompanies(
  port: AnsweredCompaniesPort,
  companies: Iterable<string>,
  now: Instant,
): void {
  if (!port.anyHoldsCompanies()) return;
  for (const company of companies) {
    const answers = port
      .responsesOfColleagues(company, EVERY_PERSON)
      .filter((stored) => asksForHold(opinionOf(port, stored), company));
    if (answers.length === 0) continue;
    const liftedAt = port.companyHoldLiftedAt(company) ?? -Infinity;
    for (const { id, done, message, processedAt } of answers) {
      if (processedAt <= liftedAt) continue;
      const held = placeCompanyHold(port, { company, prospectId: message.prospectId }, now);
      if (held.length === 0) continue;
      port.recordDone(id, [...done, ...held]);
      break;
    }
  }
}
