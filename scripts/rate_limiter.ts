#!/bin/sh
//# 2>/dev/null; script=$(readlink -f "$0"); exec "${script%/*}/../tools/run-script" "$script" "$@"
/** Outbound: validate, start, limits, schedule, send. A table of commands; each is loaded only when it is called. */
import { startScript } from '../lib/cli/runner/start-script.ts';

await startScript('rate_limiter', 'plans and sends campaigns, and never breaks a limit', {
  validate: {
    about: 'Check a campaign file and a prospects file without touching anything',
    load: () => import('../lib/cli/rate-limiter/campaigns/validate.ts'),
  },
  start: {
    about: 'Create a campaign, import its prospects and schedule the first batch',
    load: () => import('../lib/cli/rate-limiter/campaigns/start.ts'),
  },
  import: {
    about: 'Add prospects to a campaign',
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
  configure: {
    about: 'Change limits: of every mailbox, one mailbox or one campaign',
    load: () => import('../lib/cli/rate-limiter/campaigns/configure.ts'),
  },
  status: {
    about: "Show a campaign's limits, queue, holds and when something is due next",
    load: () => import('../lib/cli/rate-limiter/campaigns/status.ts'),
  },
  forecast: {
    about:
      'Say what will leave on the days to come, what holds it back, and when the campaign ends',
    load: () => import('../lib/cli/rate-limiter/forecast/forecast.ts'),
  },
  why: {
    about:
      'Say why nothing is sent to a person, by a campaign or from a mailbox, and when each reason lifts',
    load: () => import('../lib/cli/rate-limiter/why/why.ts'),
  },
  schedule: {
    about: 'Give the next messages of a campaign their exact instants',
    load: () => import('../lib/cli/rate-limiter/sending/schedule.ts'),
  },
  send: {
    about: 'Deliver what is due',
    load: () => import('../lib/cli/rate-limiter/sending/send.ts'),
  },
  rehearse: {
    about: 'Live a campaign to its end in a copy, with invented recipients',
    load: () => import('../lib/cli/rate-limiter/rehearsal/rehearse.ts'),
  },
  pause: {
    about: 'Hold a campaign, mailbox, provider, domain or everything',
    load: () => import('../lib/cli/rate-limiter/sending/pause.ts'),
  },
  resume: { about: 'Lift holds', load: () => import('../lib/cli/rate-limiter/sending/resume.ts') },
  resolve: {
    about: 'Settle messages in doubt by evidence, or by hand',
    load: () => import('../lib/cli/rate-limiter/sending/resolve.ts'),
  },
  backup: {
    about: 'Copy the state file while others use it, and check the copy',
    load: () => import('../lib/cli/rate-limiter/sending/backup.ts'),
  },
  complete: {
    about: 'End a campaign: final report, archive, prospect states',
    load: () => import('../lib/cli/rate-limiter/campaigns/complete.ts'),
  },
  list: {
    about: 'List the campaigns',
    load: () => import('../lib/cli/rate-limiter/campaigns/list.ts'),
  },
  completion: {
    about: 'Print a script that lets bash or zsh complete commands and flags with Tab',
    load: () => import('../lib/cli/rate-limiter/completion.ts'),
  },
});
