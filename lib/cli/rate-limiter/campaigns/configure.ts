/** `rate_limiter.ts configure`: changes limits of every mailbox, of one, the totals of a campaign, or what may reach a recipient provider or domain. */
import { mailboxLimits } from '../../../core/limits/limits.ts';
import { findMailbox, putMailbox } from '../../../state/campaigns/mailboxes.ts';
import { listCampaigns } from '../../../state/campaigns/campaigns.ts';
import { putCampaign } from '../../../state/campaigns/put-campaign.ts';
import { readDefaultLimits, writeDefaultLimits } from '../../../state/campaigns/settings.ts';
import { appendEvent } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { defineCommand, type Warning } from '../../runner/command.ts';
import { dryRunFlag } from '../../runner/flags.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { usage } from '../../runner/parse.ts';
import { noMailbox } from '../../campaigns/find-mailbox.ts';
import type { RateLimitsFile } from '../../../domain/campaigns/campaign.ts';
import {
  PATH,
  isOfRecipients,
  readRecipientChange,
  readOwnChange,
  type Changes,
} from './limit-change.ts';

const MOST = 1_000_000;

export const command = defineCommand({
  about:
    'Change sending limits: of every mailbox, or with a flag of one mailbox, one campaign, a recipient provider or each recipient domain',
  example: '--mailbox ann --hourly 20 --daily 100',
  flags: {
    'campaign-id': {
      kind: 'text',
      about:
        'Limit this campaign as a whole (and its mailboxes, where they have no limits of their own)',
    },
    mailbox: { kind: 'text', about: 'Limit this mailbox' },
    provider: {
      kind: 'text',
      about:
        'Limit what all mailboxes together send to this recipient provider: google, microsoft, yahoo ...',
      placeholder: 'google',
    },
    'each-domain': {
      kind: 'switch',
      about:
        'Limit what all mailboxes together send to each recipient domain. The domains of the providers themselves (gmail.com ...) are left out',
    },
    minute: { kind: 'integer', min: 1, max: MOST, about: 'The most messages in any 60 seconds' },
    hourly: { kind: 'integer', min: 1, max: MOST, about: 'The most messages in any 60 minutes' },
    daily: {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: 'The most messages in a calendar day of the mailbox and in any 24 hours',
    },
    'new-daily': {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: 'With --campaign-id: the most prospects who get their first message in a day',
    },
    warmup: {
      kind: 'choice',
      choices: ['on', 'off'],
      about: 'Whether new mailboxes start slowly, by the warmup schedule',
    },
    'warmup-schedule': {
      kind: 'text',
      about: "The most messages on a mailbox's first, second, third ... sending day",
      placeholder: '10,25,50,100,150,200',
    },
    'burst-max': {
      kind: 'integer',
      min: 1,
      max: MOST,
      about: 'The most messages in any --burst-minutes',
    },
    'burst-minutes': {
      kind: 'integer',
      min: 1,
      max: 1440,
      about: 'The minutes that --burst-max counts',
    },
    'min-gap': {
      kind: 'integer',
      min: 0,
      max: 86_400,
      about: 'The least seconds between two messages of a mailbox; 0 lets them follow at once',
    },
    clear: { kind: 'switch', about: 'Remove the limits of --provider or --each-domain' },
    ...dryRunFlag,
  },
  state: 'create',
  async run(context, values) {
    if (values.campaignId !== undefined && values.mailbox !== undefined)
      throw usage(
        '--campaign-id and --mailbox were both given; expected one of them, or none for every mailbox.',
        'Keep one.',
        PATH,
      );
    const change = isOfRecipients(values)
      ? { said: {}, apply: readRecipientChange(values) }
      : readOwnChange(values);
    if (values.newDaily !== undefined && values.campaignId === undefined)
      throw usage(
        '--new-daily was given without a campaign; first messages are counted for each campaign.',
        'Add --campaign-id ID.',
        PATH,
      );
    const now = context.clock.now();
    const { db } = context.state;
    const scope =
      values.campaignId !== undefined
        ? { scope: 'campaign', id: values.campaignId }
        : values.mailbox !== undefined
          ? { scope: 'mailbox', id: values.mailbox }
          : { scope: 'default', id: null };
    const limits = await transact(context.state, () =>
      apply(db, { scope: scope.scope, id: scope.id ?? '', change: change.apply, now }),
    );
    return {
      data: { ...scope, rateLimits: limits, dryRun: values.dryRun },
      warnings: warningsOf(db, scope.scope, change.said),
    };
  },
});

type Change = { scope: string; id: string; change: Changes; now: number };

function apply(db: State['db'], { scope, id, change, now }: Change): RateLimitsFile {
  if (scope === 'campaign') {
    const { row } = needCampaign(db, id);
    const limits = change(row.file.rateLimits ?? {});
    if (putCampaign(db, { ...row.file, rateLimits: limits }, now) !== 'unchanged')
      note(db, { scope, id, now });
    return limits;
  }
  if (scope === 'mailbox') {
    const mailbox = findMailbox(db, id);
    if (!mailbox) throw noMailbox(db, id);
    const limits = change(mailbox.rateLimits);
    if (putMailbox(db, { ...mailbox, rateLimits: limits }, now) !== 'unchanged')
      note(db, { scope, id, now });
    return limits;
  }
  const before = readDefaultLimits(db);
  const limits = change(before);
  if (JSON.stringify(limits) !== JSON.stringify(before)) {
    writeDefaultLimits(db, limits, now);
    note(db, { scope, id, now });
  }
  return limits;
}

function note(
  db: State['db'],
  { scope, id, now }: { scope: string; id: string; now: number },
): void {
  appendEvent(db, {
    type: 'settings.changed',
    at: now,
    campaignId: scope === 'campaign' ? id : null,
    data: { scope, id },
  });
}

/** What a wider setting does not change, said before anybody wonders. */
function warningsOf(db: State['db'], scope: string, change: RateLimitsFile): Warning[] {
  const warnings: Warning[] = [];
  const { perMinute, perHour, perDay } = mailboxLimits(change, readDefaultLimits(db), null);
  if (perMinute !== null && perHour !== null && perMinute > perHour)
    warnings.push({
      code: 'minute_above_hourly',
      message: `The limit of a minute (${perMinute}) is above that of an hour (${perHour}), which then binds alone.`,
    });
  if (perHour !== null && perDay !== null && perHour > perDay)
    warnings.push({
      code: 'hourly_above_daily',
      message: `The hourly limit (${perHour}) is above the daily one (${perDay}), which then binds alone.`,
    });
  if (change.perDay !== undefined && change.perDay > 2_000)
    warnings.push({
      code: 'above_provider_quota',
      message: 'More than 2,000 a day is above what Google Workspace lets one account send.',
    });
  if (scope !== 'campaign' && (change.perHour !== undefined || change.perDay !== undefined)) {
    const own = listCampaigns(db, { after: '', limit: 20 })
      .filter(
        ({ state, file }) =>
          state === 'active' &&
          (file.rateLimits?.perHour !== undefined || file.rateLimits?.perDay !== undefined),
      )
      .map(({ id }) => id);
    if (own.length > 0)
      warnings.push({
        code: 'campaign_totals',
        message: `These campaigns keep totals of their own: ${own.join(', ')}. Change them with --campaign-id.`,
      });
  }
  return warnings;
}
