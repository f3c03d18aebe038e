#!/bin/sh
//# 2>/dev/null; script=$(readlink -f "$0"); exec "${script%/*}/../tools/run-script" "$script" "$@"
/** Inbound: replies, bounces, out-of-office, unsubscribes. A table of commands; each is loaded only when it is called. */
import { startScript } from '../lib/cli/runner/start-script.ts';

await startScript('response_tracker', 'reads what comes back, and stops what must stop', {
  process: {
    about: 'Read new replies and bounces and act on them',
    load: () => import('../lib/cli/response-tracker/process/process.ts'),
  },
  report: {
    about: 'Report what came back, and which replies need a person first',
    load: () => import('../lib/cli/response-tracker/replies/report.ts'),
  },
  replies: {
    about: 'List the replies of recipients, newest first',
    load: () => import('../lib/cli/response-tracker/replies/replies.ts'),
  },
  'replies assign': {
    about: 'Say whose reply a message from another address is',
    load: () => import('../lib/cli/response-tracker/possible/assign.ts'),
  },
  'replies dismiss': {
    about: 'Say that a message from another address is no reply',
    load: () => import('../lib/cli/response-tracker/possible/dismiss.ts'),
  },
  show: {
    about: 'Show everything that is known about one response',
    load: () => import('../lib/cli/response-tracker/replies/show.ts'),
  },
  contacts: {
    about: 'List the people whom replies and absences name to write to instead',
    load: () => import('../lib/cli/response-tracker/contacts/contacts.ts'),
  },
  label: {
    about: 'Set what responses mean, and correct what followed from them',
    load: () => import('../lib/cli/response-tracker/replies/label.ts'),
  },
  reputation: {
    about: 'List what servers said of us, and which blocklists they named',
    load: () => import('../lib/cli/response-tracker/reputation/reputation.ts'),
  },
  'quarantine list': {
    about: 'List the messages that could not be read',
    load: () => import('../lib/cli/response-tracker/quarantine/quarantine-list.ts'),
  },
  'quarantine retry': {
    about: 'Read quarantined messages again, and act on those that can be read now',
    load: () => import('../lib/cli/response-tracker/quarantine/quarantine-retry.ts'),
  },
  unsubscribe: {
    about: 'Unsubscribe the address behind an unsubscribe link',
    load: () => import('../lib/cli/response-tracker/unsubscribe.ts'),
  },
  'hook add': {
    about: 'Add or change a webhook by which a mail service reports bounces and complaints',
    load: () => import('../lib/cli/response-tracker/hooks/hook-add.ts'),
  },
  'hook list': {
    about: 'List the webhooks, with their addresses and their last calls',
    load: () => import('../lib/cli/response-tracker/hooks/hook-list.ts'),
  },
  'hook remove': {
    about: 'Remove a webhook',
    load: () => import('../lib/cli/response-tracker/hooks/hook-remove.ts'),
  },
  serve: {
    about: 'Serve unsubscribe links, pixels, links and webhooks behind a TLS proxy',
    load: () => import('../lib/cli/response-tracker/serve.ts'),
  },
  suppress: {
    about: 'Never send to an address or domain again; without either, list the suppressions',
    load: () => import('../lib/cli/response-tracker/suppress.ts'),
  },
  classify: {
    about: 'Say what messages in files are, without a state file',
    load: () => import('../lib/cli/response-tracker/classify.ts'),
  },
});
