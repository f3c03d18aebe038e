import { describe, expect, test } from 'vitest';
import { ACCOUNT_SERVICES } from '../../../data/smtp/account-services.ts';
import { accountName, serviceOf } from '../../../lib/core/sending/smtp-account.ts';
import type { ServerLogin } from '../../../lib/domain/mail-server.ts';

const login = (text: string): ServerLogin => {
  const [, user = '', pass = '', host = '', port = '587'] =
    /^(.+?)(?::([^:@]+))?@([^@:]+)(?::(\d+))?$/.exec(text) ?? [];
  return {
    user,
    pass: pass === '' ? 'secret' : pass,
    host,
    port: Number(port),
    loopback: host === '127.0.0.1',
  };
};

describe('logins that are one account', () => {
  test.each([
    ['ann@gmail.com@smtp.gmail.com:465', 'a.nn@gmail.com@smtp.googlemail.com:587'],
    ['ann@smtp.gmail.com', 'ann@gmail.com@smtp-relay.gmail.com'],
    ['Ann@Acme.test@smtp.office365.com', 'ann@acme.test@outlook.office365.com'],
    ['ann+list@acme.test@smtp.acme.test', 'ann@acme.test@mail.acme.test:2525'],
    ['ann@acme.co.uk@smtp.acme.co.uk', 'ann@acme.co.uk@mx.acme.co.uk'],
    ['apikey:SG.one@smtp.sendgrid.net', 'apikey:SG.one@smtp.eu.sendgrid.net:465'],
    [
      'AKIAONE@email-smtp.us-east-1.amazonaws.com',
      'akiaone@email-smtp.us-east-1.amazonaws.com:2587',
    ],
    ['ann:old@127.0.0.1:2525', 'ANN:new@127.0.0.1:2525'],
    ['info@smtp.acme.test', 'info@SMTP.acme.test.'],
    ['info@smtp.acme.test', 'info@mail.acme.test:465'],
    ['ann@acme.test@smtp.ionos.de', 'ann@acme.test@smtp.1und1.de'],
    ['ann@mail.smtp2go.com', 'ann@mail-eu.smtp2go.com'],
    ['api:key@live.smtp.mailtrap.io', 'api:key@bulk.smtp.mailtrap.io'],
  ])('%s and %s', (one, other) => expect(accountName(login(one))).toBe(accountName(login(other))));
});

describe('logins that are two', () => {
  test.each([
    ['ann@gmail.com@smtp.gmail.com', 'ben@gmail.com@smtp.gmail.com'],
    ['ann@acme.test@smtp.gmail.com', 'ann@acme.test@smtp-relay.brevo.com'],
    ['apikey:SG.one@smtp.sendgrid.net', 'apikey:SG.two@smtp.sendgrid.net'],
    ['any:key-one@smtp.mandrillapp.com', 'any:key-two@smtp.mandrillapp.com'],
    ['info@mail.one.test', 'info@mail.two.test'],
    ['info@a.hoster.test', 'info@b.hoster.test'],
    ['api:one@live.smtp.mailtrap.io', 'api:two@live.smtp.mailtrap.io'],
    ['ann@acme.co.uk@smtp.one.co.uk', 'ann@acme.co.uk@smtp.two.co.uk'],
    ['AKIAONE@email-smtp.us-east-1.amazonaws.com', 'AKIAONE@email-smtp.eu-west-1.amazonaws.com'],
    ['ann@127.0.0.1:2525', 'ann@127.0.0.1:2526'],
    ['ann@127.0.0.1:2525', 'ben@127.0.0.1:2525'],
    ['ann@192.0.2.1', 'ann@192.0.2.2'],
  ])('%s and %s', (one, other) =>
    expect(accountName(login(one))).not.toBe(accountName(login(other))),
  );
});

test.each(ACCOUNT_SERVICES.map((row) => [row.service, row] as const))(
  '%s is known by its hosts alone',
  (service, { example, nearMiss, hosts, source }) => {
    expect([
      serviceOf(example)?.service,
      serviceOf(nearMiss)?.service === service,
      source !== '',
    ]).toEqual([service, false, true]);
    for (const host of hosts) expect(serviceOf(host)?.service).toBe(service);
  },
);

test('a password is part of a name only where a key is all there is', () => {
  expect(accountName(login('ann:hunter2@smtp.acme.test'))).not.toContain('hunter2');
});
