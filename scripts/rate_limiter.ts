#!/bin/sh
//# 2>/dev/null; script=$(readlink -f "$0"); exec "${script%/*}/../tools/run-script" "$script" "$@"
/** Outbound: validate, start, limits, schedule, send. A table of commands; each is loaded only when it is called. */
import { startScript } from '../lib/cli/runner/start-script.ts';

await startScript('rate_limiter', 'plans and sends campaigns, and never breaks a limit', {
  init: {
    about: 'Write an example campaign file and an example prospects file to start from',
    load: () => import('../lib/cli/rate-limiter/campaigns/init.ts'),
  },
  validate: {
    about: 'Check a campaign file and a prospects file; nothing is changed',
    load: () => import('../lib/cli/rate-limiter/campaigns/validate.ts'),
  },
  start: {
    about: 'Create a campaign, import its prospects and schedule the first batch',
    load: () => import('../lib/cli/rate-limiter/campaigns/start.ts'),
  },
  import: {
    about: 'Add prospects to a campaign that exists',
    load: () => import('../lib/cli/rate-limiter/campaigns/import.ts'),
  },
  'mailbox add': {
    about: 'Add or change a sending account',
    load: () => import('../lib/cli/rate-limiter/mailbox/mailbox-add.ts'),
  },
  'mailbox list': {
    about: 'List the sending accounts',
    load: () => import('../lib/cli/rate-limiter/mailbox/mailbox-list.ts'),
  },
  'mailbox test': {
    about: 'Check the SMTP and IMAP login of an account, and send one message to yourself',
    load: () => import('../lib/cli/rate-limiter/mailbox/mailbox-test.ts'),
  },
  people: {
    about: 'List people with state, last message and what comes next; or find one',
    load: () => import('../lib/cli/rate-limiter/people/people.ts'),
  },
  'people pause': {
    about: 'Send nothing to a person of a campaign, until an instant or until resumed',
    load: () => import('../lib/cli/rate-limiter/people/people-pause.ts'),
  },
  'people resume': {
    about: 'End the pause of a person in a campaign',
    load: () => import('../lib/cli/rate-limiter/people/people-resume.ts'),
  },
  'people skip': {
    about: 'Leave out the next step for a person of a campaign, or take that back',
    load: () => import('../lib/cli/rate-limiter/people/people-skip.ts'),
  },
  'people remove': {
    about: 'Take a person out of a campaign',
    load: () => import('../lib/cli/rate-limiter/people/people-remove.ts'),
  },
  'people requeue': {
    about: 'Put a removed person back into a campaign',
    load: () => import('../lib/cli/rate-limiter/people/people-requeue.ts'),
  },
  'people forget': {
    about: 'Erase what is stored of a person; the address is never mailed again',
    load: () => import('../lib/cli/rate-limiter/people/people-forget.ts'),
  },
  'people export': {
    about: 'Show everything that is stored of a person, as one document',
    load: () => import('../lib/cli/rate-limiter/people/people-export.ts'),
  },
  configure: {
    about: 'Change sending limits: of every mailbox, one mailbox, one campaign ...',
    load: () => import('../lib/cli/rate-limiter/campaigns/configure.ts'),
  },
  status: {
    about: "Show a campaign's limits, queue, holds and when the next message is due",
    load: () => import('../lib/cli/rate-limiter/campaigns/status.ts'),
  },
  forecast: {
    about: 'Estimate what will be sent on each coming day, and when the campaign ends',
    load: () => import('../lib/cli/rate-limiter/forecast/forecast.ts'),
  },
  why: {
    about: 'Explain why nothing is sent to a prospect, by a campaign or from a mailbox',
    load: () => import('../lib/cli/rate-limiter/why/why.ts'),
  },
  alerts: {
    about: 'List what needs attention, and what did since it was last acknowledged',
    load: () => import('../lib/cli/rate-limiter/alerts/alerts.ts'),
  },
  'alerts ack': {
    about: 'Acknowledge alerts: those that are over are not listed again',
    load: () => import('../lib/cli/rate-limiter/alerts/alerts-ack.ts'),
  },
  rules: {
    about: 'Show or change the rules by which rates of bad results warn or hold',
    load: () => import('../lib/cli/rate-limiter/alerts/rules.ts'),
  },
  schedule: {
    about: 'Plan the next messages of a campaign: from which mailbox, at which time',
    load: () => import('../lib/cli/rate-limiter/sending/schedule.ts'),
  },
  preview: {
    about: 'Show the messages that would be sent, with what is empty or wrong in them',
    load: () => import('../lib/cli/rate-limiter/preview/preview.ts'),
  },
  send: {
    about: 'Send the messages that are due',
    load: () => import('../lib/cli/rate-limiter/sending/send.ts'),
  },
  tick: {
    about: 'Read replies, plan and send in one call, and say when to call next',
    load: () => import('../lib/cli/rate-limiter/tick/tick.ts'),
  },
  install: {
    about: 'Let this machine call tick every few minutes, without root',
    load: () => import('../lib/cli/rate-limiter/install/install.ts'),
  },
  approve: {
    about: 'For a person: approve the messages or the action that a digest covers',
    load: () => import('../lib/cli/rate-limiter/approval/approve.ts'),
  },
  approvals: {
    about: 'List what is approved, by whom, and what the policy still asks for',
    load: () => import('../lib/cli/rate-limiter/approval/approvals.ts'),
  },
  sent: {
    about: 'List the messages that left on a day, with the local time of each recipient',
    load: () => import('../lib/cli/rate-limiter/sending/sent.ts'),
  },
  rehearse: {
    about: 'Simulate a campaign to its end in a copy, with simulated recipients',
    load: () => import('../lib/cli/rate-limiter/rehearsal/rehearse.ts'),
  },
  pause: {
    about: 'Stop sending for a campaign, mailbox, provider, domain ... or everything',
    load: () => import('../lib/cli/rate-limiter/sending/pause.ts'),
  },
  resume: {
    about: 'Send again: lift holds',
    load: () => import('../lib/cli/rate-limiter/sending/resume.ts'),
  },
  resolve: {
    about: 'Settle messages that may or may not have been sent',
    load: () => import('../lib/cli/rate-limiter/sending/resolve.ts'),
  },
  backup: {
    about: 'Copy the state file safely while other commands use it',
    load: () => import('../lib/cli/rate-limiter/sending/backup.ts'),
  },
  complete: {
    about: 'End a campaign: final report, archive, state of every prospect',
    load: () => import('../lib/cli/rate-limiter/campaigns/complete.ts'),
  },
  'archive list': {
    about: "List completed campaigns, or the files of a campaign's archive",
    load: () => import('../lib/cli/rate-limiter/archive/archive-list.ts'),
  },
  'archive get': {
    about: "Write one file of a campaign's archive: report, messages, replies ...",
    load: () => import('../lib/cli/rate-limiter/archive/archive-get.ts'),
  },
  list: {
    about: 'List the campaigns',
    load: () => import('../lib/cli/rate-limiter/campaigns/list.ts'),
  },
  describe: {
    about: 'List every command, or describe one: effect, flags, answer and errors',
    load: () => import('../lib/cli/describe/describe.ts'),
  },
  completion: {
    about: 'Print a script that lets bash or zsh complete commands and flags with Tab',
    load: () => import('../lib/cli/rate-limiter/completion.ts'),
  },
});
