import { describe, expect, it } from 'vitest';
import { REPLACING_SERVICES } from '../../../data/smtp/replacing-services.ts';
import {
  fieldsThatKeepOurs,
  localPartOf,
  readServiceId,
} from '../../../lib/core/sending/service-id.ts';

const OURS = {
  messageId: '<zmsl3hk7x5kqhcfw.d3ybvsrqkm@acme.test>',
  email: 'bartholomew.featherstonehaugh@example.test',
};
const SES = '0102018c8d11471f-9a6d73eb-0c34-4f61-8d37-5a4418f9e0d7-000000';
const read = (response: string, host = 'smtp.example.test'): string | null =>
  readServiceId({ host, response, ...OURS });

describe('each service that replaces our Message-ID', () => {
  it('has a source, and an answer that it is known by or a field that keeps ours', () => {
    for (const { source, reply, keepsOurs, example, nearMiss } of REPLACING_SERVICES) {
      expect(source.length).toBeGreaterThan(20);
      expect([reply !== undefined, example !== undefined, nearMiss !== undefined]).toEqual(
        Array(3).fill(keepsOurs === undefined),
      );
    }
  });

  const rows = REPLACING_SERVICES.flatMap((row) =>
    row.example && row.nearMiss ? [[row.service, row.example, row.nearMiss] as const] : [],
  );
  it.each(rows)(
    '%s: its answer names the id that the recipient sees, one that looks alike names none',
    (_, { host, reply, messageId }, nearMiss) => {
      expect([read(reply, host), read(nearMiss, host)]).toEqual([messageId, null]);
    },
  );

  it.each(rows)('%s earns its row: no other one reads its example', (service, { reply }) => {
    expect(
      REPLACING_SERVICES.filter((row) => row.reply?.test(reply)).map((row) => row.service),
    ).toEqual([service]);
  });

  it('only Postmark is asked to keep ours, and to repeat its keyed part in reports', () => {
    const asked = [
      { name: 'X-PM-KeepID', value: 'true' },
      { name: 'X-PM-Metadata-message', value: 'zmsl3hk7x5kqhcfw.d3ybvsrqkm' },
    ];
    expect(
      [
        'smtp.postmarkapp.com',
        'smtp-broadcasts.postmarkapp.com',
        'postmarkapp.com.evil.test',
        'smtp.acme.test',
      ].map((host) => fieldsThatKeepOurs(host, OURS.messageId)),
    ).toEqual([asked, asked, [], []]);
  });
});

describe('the domain of an id of Amazon SES', () => {
  it.each([
    ['email-smtp.us-east-1.amazonaws.com', 'email.amazonses.com'],
    ['email-smtp.us-west-2.amazonaws.com', 'us-west-2.amazonses.com'],
    ['email-smtp-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1.amazonses.com'],
    [
      'vpce-0a1b2c3d4e5f-abcdefgh.email-smtp.ap-southeast-2.vpce.amazonaws.com',
      'ap-southeast-2.amazonses.com',
    ],
    ['mail-relay.acme.test', 'email.amazonses.com'],
  ])('%s', (host, domain) => expect(read(`250 Ok ${SES}`, host)).toBe(`<${SES}@${domain}>`));
});

describe("an answer is a stranger's words", () => {
  it.each<[string, string]>([
    [
      'our own Message-ID, as Microsoft 365 keeps it',
      `250 2.0.0 OK ${OURS.messageId} [Hostname=X.PROD.OUTLOOK.COM]`,
    ],
    [
      'our own in other letters',
      `250 2.0.0 OK ${OURS.messageId.toUpperCase()} [Hostname=X.PROD.OUTLOOK.COM]`,
    ],
    ['the recipient', `250 2.0.0 Ok: queued as <${OURS.email}>`],
    ['a short one that could be guessed', '250 2.0.0 Ok: queued as <1@mail.example.test>'],
    [
      'a number that could be guessed',
      '250 2.0.0 Ok: queued as <202301131141.12345678901@mail.example.test>',
    ],
    [
      'one with a header in it',
      '250 2.0.0 Ok: queued as <8c642f92e0e34c9eb3d321054eed3244@x.test>\r\nBcc: eve@x.test',
    ],
    ['two at signs', '250 2.0.0 Ok: queued as <8c642f92e0e34c9e@b3d321054eed3244@x.test>'],
    ['no domain', '250 2.0.0 Ok: queued as <8c642f92e0e34c9eb3d321054eed3244@>'],
    ['a domain that is none', '250 2.0.0 Ok: queued as <8c642f92e0e34c9eb3d321054eed3244@-x_y>'],
    ['very much of it', `250 2.0.0 Ok: queued as <${'a'.repeat(129)}@x.test>`],
    ['a queue id', '250 2.0.0 Ok: queued as 4T0xYz1kWqz9rVx'],
    ['nothing', ''],
  ])('%s is no second id', (_, reply) => expect(read(reply)).toBeNull());
});

it('an id is looked up by the part before its at sign, with any domain', () => {
  expect(
    [`<${SES.toUpperCase()}@eu-west-1.amazonses.com>`, `<${SES}>`, SES].map(localPartOf),
  ).toEqual([SES, SES, SES]);
});
