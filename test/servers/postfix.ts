/**
 * Starts a real Postfix on loopback that delivers into the Maildirs of a test's Dovecot, bounces
 * for real, and sends nothing outside.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dovecot } from './dovecot.ts';
import { POSTFIX, POSTFIX_DAEMONS } from './installed.ts';
import {
  onFreePort,
  MAIL_UID,
  makeServerFolder,
  removeServerFolder,
  runServer,
  waitForGreeting,
} from './processes.ts';

export type Postfix = {
  port: number;
  /** `smtp://127.0.0.1:port`. */
  url: string;
  /** The server's own account of what happened, for a test that fails. */
  log(): string;
  stop(): Promise<void>;
};

export type PostfixOptions = {
  deliverTo: Dovecot;
  /** Addresses with a mailbox; any other address of their domains is unknown. */
  mailboxes: string[];
  /** `bounce`: accepted, then returned to the envelope sender as a DSN. `refuse`: 550 at RCPT. */
  unknownUsers?: 'bounce' | 'refuse';
  /** False: what it returns of a message has lost its Message-ID, as behind some gateways. */
  reportsNameOriginal?: boolean;
};

export function startPostfix(options: PostfixOptions): Promise<Postfix> {
  return onFreePort((port) => startOn(port, options));
}

async function startOn(port: number, options: PostfixOptions): Promise<Postfix> {
  const folder = makeServerFolder('postfix');
  const configuration = join(folder, 'config');
  for (const name of ['config', 'spool', 'data']) mkdirSync(join(folder, name));
  const owner = statOwner();
  chownSync(join(folder, 'data'), owner, owner);
  writeFileSync(join(configuration, 'main.cf'), mainConfiguration(folder, options));
  writeFileSync(join(configuration, 'master.cf'), masterConfiguration(port));
  writeFileSync(
    join(configuration, 'mailboxes'),
    options.mailboxes
      .map((address) => `${address} ${address.split('@').reverse().join('/')}/\n`)
      .join(''),
  );
  writeFileSync(join(configuration, 'returned'), '/^Message-ID:/ IGNORE\n');
  // "check" makes the queue's folders with the owners that Postfix needs.
  const check = spawnSync(POSTFIX, ['-c', configuration, 'check'], { encoding: 'utf8' });
  if (check.status !== 0) throw new Error(`postfix check: ${check.stderr}`);
  const server = runServer(`${POSTFIX_DAEMONS}/master`, ['-d', '-c', configuration]);
  const log = (): string => readFileSync(join(folder, 'postfix.log'), 'utf8');
  try {
    await waitForGreeting(server, port, '220 ');
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    log,
    async stop() {
      await server.stop();
      removeServerFolder(folder);
    },
  };
}

function statOwner(): number {
  const id = spawnSync('id', ['-u', 'postfix'], { encoding: 'utf8' });
  return id.status === 0 ? Number(id.stdout) : statSync('/var/lib/postfix').uid;
}

function mainConfiguration(
  folder: string,
  { deliverTo, mailboxes, unknownUsers = 'bounce', reportsNameOriginal = true }: PostfixOptions,
): string {
  const domains = [...new Set(mailboxes.map((address) => address.split('@')[1]!))];
  return `
compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = ${POSTFIX_DAEMONS}
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = mx.${domains[0]!}
mydestination =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_reject_unlisted_recipient = ${unknownUsers === 'refuse' ? 'yes' : 'no'}
smtpd_peername_lookup = no
disable_dns_lookups = yes
alias_maps =
alias_database =
local_recipient_maps =
# Nothing leaves this machine, whatever a test does.
default_transport = error:5.4.4 this test server sends nothing outside
relay_transport = error:5.4.4 this test server sends nothing outside
recipient_delimiter = +
${reportsNameOriginal ? '' : `internal_mail_filter_classes = bounce\nnested_header_checks = regexp:${folder}/config/returned`}
virtual_mailbox_domains = ${domains.join(', ')}
virtual_mailbox_base = ${deliverTo.mailFolder}
virtual_mailbox_maps = texthash:${folder}/config/mailboxes
virtual_minimum_uid = ${MAIL_UID}
virtual_uid_maps = static:${MAIL_UID}
virtual_gid_maps = static:${MAIL_UID}
# Two domains of one owner: who may read whose mail is not what is tested.
virtual_mailbox_limit = 0
`;
}

function masterConfiguration(port: number): string {
  // service type private unpriv chroot wakeup maxproc command
  return `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
}
