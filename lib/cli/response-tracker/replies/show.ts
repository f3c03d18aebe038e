/**
 * `response_tracker.ts show`: everything known about one response: the verdict and its rule, the
 * message it answers, its consequences; or about one refusal at SMTP time. A stranger's text is
 * under `untrusted`.
 */
import { MATCH_CONFIDENCE } from '../../../core/responses/match.ts';
import { applyLabel } from '../../../core/responses/apply-label.ts';
import { HOOK } from '../../../domain/responses/response-source.ts';
import { findResponse } from '../../../state/responses/response-detail.ts';
import { showPossible } from '../../../state/responses/possible/possible-replies.ts';
import { standingOf } from '../../../state/responses/person-standing.ts';
import { defineCommand } from '../../runner/command.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import { describeDecision } from '../possible/describe-possible.ts';
import { usage } from '../../runner/parse.ts';
import { describeStanding } from './describe-standing.ts';
import { noResponse } from './label.ts';
import { showRefusal } from './show-refusal.ts';
import { INTENTS } from '../../../domain/responses/response.ts';
import type { AppliedEffect } from '../../../domain/responses/applied-effect.ts';
import type { ResponseDetail } from '../../../domain/responses/stored-response.ts';

/** Header fields that rules and matching use. */
const TELLING: ReadonlySet<string> = new Set([
  'from',
  'to',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'return-path',
  'content-type',
  'auto-submitted',
  'precedence',
  'x-autoreply',
  'x-autorespond',
  'x-auto-response-suppress',
  'x-failed-recipients',
  'list-id',
  'list-unsubscribe',
  'feedback-id',
  'x-original-message-id',
]);
const MAX_HEADERS = 30;
const PATH = 'response_tracker.ts show';

export const command = defineCommand({
  about: 'Show everything that is known about one response, or one refusal at SMTP time',
  examples: ['--response-id 17', '--refusal-id 3'],
  flags: {
    'response-id': {
      kind: 'integer',
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
      about: 'The response; replies lists the ids',
      placeholder: '17',
    },
    'refusal-id': {
      kind: 'integer',
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
      about: 'The refusal at SMTP time; replies --kind bounce lists the ids',
      placeholder: '17',
    },
  },
  effect: 'read',
  state: 'read',
  async run(context, { responseId, refusalId }) {
    const { db } = context.state;
    if (refusalId !== undefined && responseId === undefined)
      return { data: showRefusal(db, refusalId), next: [] };
    if (responseId === undefined || refusalId !== undefined)
      throw usage(
        `${PATH} needs exactly one of --response-id and --refusal-id, but got ${responseId === undefined ? 'neither' : 'both'}.`,
        `Example: ${PATH} --response-id 17`,
        PATH,
      );
    const found = findResponse(db, responseId);
    if (!found) throw noResponse(responseId);
    const { classification, label, match } = found;
    const possible = match === null ? showPossible(db, responseId, context.clock.now()) : null;
    const { kind, rule, confidence, intent, bounce, returnsAt, visibleText } = classification;
    return {
      data: {
        responseId,
        kind,
        rule,
        confidence,
        intent,
        label,
        means: applyLabel(classification, label).kind,
        bounce: bounce && {
          class: bounce.class,
          reason: bounce.reason,
          status: bounce.status,
          code: bounce.code,
        },
        returnsAt: iso(returnsAt),
        receivedAt: iso(found.receivedAt),
        readAt: iso(found.processedAt),
        mailbox: found.mailboxId,
        source: found.source,
        match: match && {
          by: match.by,
          confidence: MATCH_CONFIDENCE[match.by],
          proven: match.proven,
          campaignId: match.campaignId,
          email: match.email,
          step: match.step,
          messageId: match.messageId,
          sentAt: iso(match.sentAt),
        },
        followed: found.done.map(describeDone),
        // No next step: only a person who read the response decides what it means.
        toLabel:
          match && label === null
            ? {
                run: context.callAgain(
                  'response_tracker',
                  `label --response-id ${responseId} --intent INTENT`,
                ),
                intents: INTENTS,
              }
            : null,
        ...(possible === null ? {} : { possible: describeDecision(context, possible) }),
        standing: match && describeStanding(standingOf(db, match.prospectId)),
        untrusted: {
          locator: untrusted(found.locator, 300),
          from: untrusted(found.fromAddress, 254),
          subject: untrusted(found.subject, 200),
          text: untrusted(visibleText, 4_000),
          diagnostic: untrusted(bounce?.diagnostic ?? null, 1_000),
          recipients: (bounce?.recipients ?? []).slice(0, 10).map((one) => untrusted(one, 254)),
          headers: await tellingHeaders(found),
        },
      },
      next: [],
    };
  },
});

async function tellingHeaders({
  raw,
  source,
}: ResponseDetail): Promise<{ name: string; value: string }[]> {
  // The report of a webhook is no message.
  if (raw.length === 0 || source.startsWith(HOOK)) return [];
  const { parseMail } = await import('../../../mail/inbound/mime/parse-mail.ts');
  const mail = await parseMail(raw).catch(() => null);
  return (mail?.headers ?? [])
    .filter(({ name }) => TELLING.has(name))
    .slice(0, MAX_HEADERS)
    .map(({ name, value }) => ({ name, value: untrusted(value, 500) }));
}

/** Without row numbers, which mean nothing to the reader. */
function describeDone(done: AppliedEffect): Record<string, unknown> {
  switch (done.did) {
    case 'count':
      return { did: done.did, metric: done.metric, day: done.day };
    case 'stop':
      return {
        did: done.did,
        campaignId: done.campaignId,
        from: done.from,
        to: done.to,
        cancelled: done.cancelled.length,
      };
    case 'postpone':
      return { did: done.did, from: iso(done.from), to: iso(done.to) };
    case 'retry':
      return { did: done.did };
    case 'log':
      return { did: done.did, kind: done.kind };
    default:
      return done;
  }
}
