/**
 * Starts a real Dovecot on loopback with its own configuration, users and Maildirs in a temporary
 * folder.
 */
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DOVECOT } from './installed.ts';
import {
  onFreePort,
  MAIL_UID,
  makeServerFolder,
  removeServerFolder,
  runServer,
  waitForGreeting,
} from './processes.ts';

export type Dovecot = {
  port: number;
  /** Where Maildirs are: `<mailFolder>/<domain>/<local part>`. */
  mailFolder: string;
  /** `imap://...` for one of the users. */
  url(user: string): string;
  /** The same with an access token instead of the password, which may be a reference. */
  urlWithToken(user: string, token: string): string;
  /** Puts a message into the user's INBOX as a delivery agent does. */
  deliver(user: string, raw: string | Buffer): void;
  /**
   * Maildir file names with their flags, sorted: two readings are equal when nothing was touched.
   */
  inboxFiles(user: string): string[];
  stop(): Promise<void>;
};

const PASSWORD = 'only for tests/@:';
let delivered = 0;

/**
 * `tokens`: access tokens that are valid, and whose they are. `idle` false: the server does not
 * offer IDLE.
 */
export type DovecotOptions = { tokens?: Readonly<Record<string, string>>; idle?: boolean };

/** `users` are addresses such as `ann@acme.test`; all have one password. */
export function startDovecot(users: string[], options: DovecotOptions = {}): Promise<Dovecot> {
  return onFreePort((port) => startOn(port, users, options));
}

async function startOn(
  port: number,
  users: string[],
  { tokens = {}, idle = true }: DovecotOptions,
): Promise<Dovecot> {
  const folder = makeServerFolder('dovecot');
  const mailFolder = join(folder, 'mail');
  makeOwned(mailFolder);
  // passwd-file separates its fields by colons, so a password that has one is stored in hex.
  const secret = `{PLAIN.HEX}${Buffer.from(PASSWORD).toString('hex')}`;
  writeFileSync(join(folder, 'users'), users.map((user) => `${user}:${secret}::::::\n`).join(''));
  const issuer = await startIssuer(tokens);
  writeFileSync(
    join(folder, 'oauth2.conf'),
    `introspection_mode = post\nintrospection_url = http://127.0.0.1:${issuer.port}/\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`,
  );
  const configuration = join(folder, 'dovecot.conf');
  writeFileSync(configuration, dovecotConfiguration(folder, port, idle));
  const server = runServer(DOVECOT, ['-F', '-c', configuration]);
  try {
    await waitForGreeting(server, port, '* OK');
  } catch (error) {
    await server.stop();
    issuer.stop();
    throw error;
  }
  const maildir = (user: string): string => join(mailFolder, ...user.split('@').reverse());
  return {
    port,
    mailFolder,
    url: (user) =>
      `imap://${encodeURIComponent(user)}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
    urlWithToken: (user, token) =>
      `imap://${encodeURIComponent(user)};AUTH=XOAUTH2:${token}@127.0.0.1:${port}`,
    deliver(user, raw) {
      const box = maildir(user);
      for (const path of [
        join(mailFolder, user.split('@')[1]!),
        box,
        ...['tmp', 'new', 'cur'].map((name) => join(box, name)),
      ])
        makeOwned(path);
      const name = `${Math.floor(Date.now() / 1000)}.M${String(++delivered).padStart(9, '0')}P${process.pid}.test`;
      writeFileSync(join(box, 'tmp', name), raw);
      chownSync(join(box, 'tmp', name), MAIL_UID, MAIL_UID);
      renameSync(join(box, 'tmp', name), join(box, 'new', name));
    },
    inboxFiles: (user) =>
      ['new', 'cur']
        .flatMap((name) => {
          const path = join(maildir(user), name);
          return existsSync(path) ? readdirSync(path).map((file) => `${name}/${file}`) : [];
        })
        .sort(),
    async stop() {
      await server.stop();
      issuer.stop();
      removeServerFolder(folder);
    },
  };
}

/** Answers whose an access token is, as the issuer's introspection endpoint does (RFC 7662). */
async function startIssuer(
  tokens: Readonly<Record<string, string>>,
): Promise<{ port: number; stop(): void }> {
  const server = createServer((request, response) => {
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', (text: string) => (body += text))
      .on('end', () => {
        const user = tokens[new URLSearchParams(body).get('token') ?? ''];
        response
          .setHeader('content-type', 'application/json')
          .end(
            JSON.stringify(
              user === undefined ? { active: false } : { active: true, username: user },
            ),
          );
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => void server.close().closeAllConnections(),
  };
}

function makeOwned(path: string): void {
  mkdirSync(path, { recursive: true });
  chownSync(path, MAIL_UID, MAIL_UID);
}

function dovecotConfiguration(folder: string, port: number, idle: boolean): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
first_valid_uid = ${MAIL_UID}
first_valid_gid = ${MAIL_UID}
mail_fsync = never
mail_max_userip_connections = 50
${idle ? '' : 'imap_capability = IMAP4rev1 LITERAL+ UIDPLUS'}
mail_location = maildir:${folder}/mail/%d/%n
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = scheme=PLAIN username_format=%u ${folder}/users
}
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${folder}/oauth2.conf
}
userdb {
  driver = static
  args = uid=${MAIL_UID} gid=${MAIL_UID} home=${folder}/mail/%d/%n
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}
