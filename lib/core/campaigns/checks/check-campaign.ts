/**
 * Checks what a schema cannot: whether the values of a campaign file make sense, alone and
 * together.
 */
import { checkAddress } from '../../../domain/campaigns/address.ts';
import { nearest } from '../../text/nearest.ts';
import { isValidZone } from '../../time/zone-offset.ts';
import { checkNotify } from './check-notify.ts';
import { checkRateLimits } from './check-rate-limits.ts';
import { checkRotation } from './check-rotation.ts';
import { checkSteps } from './check-steps.ts';
import { checkSubjects } from '../check-subjects.ts';
import { checkTracking, warnOfNoHtml } from './check-tracking.ts';
import { checkWindow } from './check-window.ts';
import { shown } from '../explain-fault.ts';
import { readInstant } from '../read-instant.ts';
import type { CampaignDraft } from '../../../domain/campaigns/campaign.ts';
import type { Problem } from '../../../domain/problem.ts';

export type CampaignVerdict = {
  /** Empty: the file may be used. */
  problems: Problem[];
  /** They do not prevent a start. */
  warnings: Problem[];
};

/** `draft` matches the schema. `served`: `serve` gives every message an unsubscribe link. */
export function checkCampaign(draft: CampaignDraft, served = false): CampaignVerdict {
  const steps = checkSteps(draft);
  const limits = checkRateLimits(draft);
  return {
    problems: [
      ...checkZones(draft),
      ...checkPeriod(draft),
      ...checkWindow(draft),
      ...checkMailboxes(draft),
      ...checkRotation(draft),
      ...checkNotify(draft),
      ...checkUnsubscribe(draft),
      ...checkTracking(draft),
      ...limits.problems,
      ...steps.problems,
    ],
    warnings: [
      ...limits.warnings,
      ...(served ? [] : warnOfNoUnsubscribe(draft)),
      ...warnOfNoHtml(draft),
      ...steps.warnings,
      ...checkSubjects(draft),
    ],
  };
}

function checkZones(draft: CampaignDraft): Problem[] {
  const problems: Problem[] = [];
  const check = (path: string, zone: string | undefined, others: string[]): void => {
    if (zone === undefined || others.includes(zone) || isValidZone(zone)) return;
    const guess = nearest(zone, [...others, ...Intl.supportedValuesOf('timeZone')]);
    const choices = others.map((other) => `"${other}" or `).join('');
    problems.push({
      path,
      received: shown(zone),
      expected: `${choices}an IANA time zone name`,
      try: `"${guess ?? 'America/New_York'}"`,
    });
  };
  check('timezone', draft.timezone, []);
  check('sendWindow.timezone', draft.sendWindow?.timezone, ['recipient']);
  return problems;
}

function checkPeriod(draft: CampaignDraft): Problem[] {
  const problems: Problem[] = [];
  const read = (path: 'startAt' | 'endAt'): number | null => {
    const text = draft[path];
    if (text === undefined) return null;
    const instant = readInstant(text);
    if (instant === null) {
      const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '2026-03-02';
      problems.push({
        path,
        received: shown(text),
        expected: 'an existing instant in ISO 8601 with Z or an offset',
        try: `"${day}T08:00:00Z"`,
      });
    }
    return instant;
  };
  const [start, end] = [read('startAt'), read('endAt')];
  if (start !== null && end !== null && end <= start) {
    problems.push({
      path: 'endAt',
      received: shown(draft.endAt),
      expected: `an instant later than startAt (${shown(draft.startAt)})`,
      try: 'a later endAt, or leave it out',
    });
  }
  return problems;
}

function checkMailboxes(draft: CampaignDraft): Problem[] {
  return (draft.mailboxes ?? []).flatMap((name, index, all) => {
    const first = all.indexOf(name);
    return first === index
      ? []
      : [
          {
            path: `mailboxes[${index}]`,
            received: shown(name),
            expected: 'every mailbox at most once',
            try: `remove it: mailboxes[${first}] is the same`,
          },
        ];
  });
}

function checkUnsubscribe(draft: CampaignDraft): Problem[] {
  const problems: Problem[] = [];
  const { mailto, https } = draft.unsubscribe ?? {};
  if (mailto !== undefined && !checkAddress(mailto).ok) {
    const bare = (/<([^<>]*)>/.exec(mailto)?.[1] ?? mailto)
      .replace(/^mailto:/i, '')
      .split('?', 1)
      .join('')
      .trim();
    problems.push({
      path: 'unsubscribe.mailto',
      received: shown(mailto),
      expected: 'a plain email address, without mailto:',
      try: checkAddress(bare).ok ? `"${bare}"` : '"unsubscribe@acme.test"',
    });
  }
  if (https !== undefined && !isHttpsUrl(https)) {
    const secured = https.trim().replace(/^http:/i, 'https:');
    problems.push({
      path: 'unsubscribe.https',
      received: shown(https),
      expected:
        'a URL that begins with https:// (RFC 8058 allows no other), without spaces, brackets, commas or a #fragment',
      try: isHttpsUrl(secured) ? `"${secured}"` : '"https://acme.test/unsubscribe"',
    });
  }
  return problems;
}

/**
 * Only characters that may appear between the angle brackets of List-Unsubscribe (RFC 2369); the
 * URL must allow a query.
 */
export function isHttpsUrl(text: string): boolean {
  return /^https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?][\x21\x24-\x2b\x2d-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e%]*)?$/.test(
    text,
  );
}

/**
 * Google and Yahoo require one-click unsubscribe of bulk senders; the laws of most countries
 * require a way to unsubscribe in every message.
 */
function warnOfNoUnsubscribe(draft: CampaignDraft): Problem[] {
  if (
    draft.steps === undefined ||
    draft.unsubscribe?.mailto !== undefined ||
    draft.unsubscribe?.https !== undefined
  )
    return [];
  return [
    {
      path: 'unsubscribe',
      received: 'nothing',
      expected: 'an address or URL for List-Unsubscribe',
      try: '"unsubscribe": { "mailto": "unsubscribe@your-domain" }',
    },
  ];
}
