/** What is read from a refusal: the address that it names, and the words that equal refusals share. */
import { describe, expect, it } from 'vitest';
import { readRefusal } from '../../../lib/core/bounces/read-refusal.ts';

const read = (text: string, email = 'bob.lee@example.test') => readRefusal(text, email);

describe('the address that a refusal names', () => {
  it.each<[string, string | null, string]>([
    ['in brackets', '192.0.2.1', 'Client host [192.0.2.1] blocked using zen.spamhaus.org'],
    ['of IPv6', '2001:db8::25', 'Client host [2001:db8::25] blocked'],
    ['of IPv6 with its tag', '2001:db8:0:1::5', 'host [IPv6:2001:DB8:0:1::5] is listed'],
    ['of IPv6 in full', '2001:db8:1:2:3:4:5:6', 'Your IP 2001:db8:1:2:3:4:5:6 is listed.'],
    ['in a link for lookups', '192.0.2.7', 'Blocked: see https://check.test/query/ip/192.0.2.7'],
    ['as a parameter of a link', '192.0.2.7', 'See https://x.test/reset?ip=192.0.2.7&lang=en'],
    [
      'in a link rather than elsewhere',
      '192.0.2.7',
      '198.51.100.3 refuses you, see https://check.test/192.0.2.7',
    ],
    ['in reverse, in the name of a list', '192.0.2.1', 'listed: 1.2.0.192.zen.spamhaus.org'],
    ['at the end of a sentence', '192.0.2.1', 'We do not accept mail from 192.0.2.1.'],
    [
      'of the sender, not of the server that speaks',
      '192.0.2.1',
      'host mx.example.test[203.0.113.5] said: 554 client [192.0.2.1] refused',
    ],
    ['is not the answer of a list', null, 'listed by zen.spamhaus.org (127.0.0.4)'],
    ['is not part of a host name', null, 'unknown host 192.0.2.1.static.example.net'],
    ['is not a time of day', null, 'Refused at 12:30:45 on 2026-11-30T12:30:45.123Z'],
    ['is not a version or a number', null, 'Policyd 4.16.55 refuses 999.1.1.1 and 1.2.3.4.5'],
    ['is not there', null, '550 5.7.1 Not accepted for policy reasons'],
  ])('%s', (_, ip, text) => {
    expect(read(text).ip).toBe(ip);
  });
});

describe('the words of a refusal', () => {
  it.each<[string, string, string]>([
    ['queue ids', '450 4.7.1 Try again (4XyZbC3kTQz1Rk)', '450 4.7.1 Try again (9AbCdE7fGHi2Jk)'],
    [
      'times and dates',
      '554 5.7.1 Blocked on Mon, 30 Nov 2026 12:30:45 +0000',
      '554 5.7.1 Blocked on Tue, 1 Dec 2026 09:00:01 +0100',
    ],
    [
      'addresses',
      '550 5.1.1 <bob.lee@example.test>: user unknown',
      '550 5.1.1 <eve@example.test>: user unknown',
    ],
    ['Message-IDs', '550 5.7.1 <1.abc@acme.test> refused', '550 5.7.1 <2.def@acme.test> refused'],
    [
      'IP addresses',
      '554 5.7.1 Client host [192.0.2.1] blocked',
      '554 5.7.1 Client host [2001:db8::25] blocked',
    ],
    [
      'the paths of links',
      '554 See https://check.test/192.0.2.1?id=77',
      '554 See https://check.test/203.0.113.9?id=4711',
    ],
    [
      'the breaks of long replies',
      '550-5.7.1 Our system has detected\n550-5.7.1 that this message is spam',
      '550-5.7.1 Our system has\n550-5.7.1 detected that this message is spam',
    ],
    [
      'the numbered hosts of a server',
      '451 4.7.500 Server busy [AM7EUR03FT012.eop-EUR03.prod.protection.test]',
      '451 4.7.500 Server busy [DB5EUR01FT048.eop-EUR01.prod.protection.test]',
    ],
  ])('do not differ by %s', (_, one, other) => {
    expect(read(one).words).toBe(read(other).words);
  });

  it.each<[string, string, string]>([
    ['the code of a provider', '421 4.7.0 [TSS04] deferred', '421 4.7.0 [TSS09] deferred'],
    ['the status', '550 5.7.1 refused', '550 5.7.26 refused'],
    ['the list', 'blocked using bl.spamcop.net', 'blocked using zen.spamhaus.org'],
  ])('differ by %s', (_, one, other) => {
    expect(read(one).words).not.toBe(read(other).words);
  });

  it('name no recipient, in no way of writing the address', () => {
    const text =
      '550 5.1.1 Bob.Lee: no such user; see https://x.test/why?a=bob.lee%40example.test <BOB.LEE@Example.test> (SRS0=x=example.test=bob.lee@acme.test)';
    const { words, sample } = read(text);
    expect(`${words} ${sample}`.toLowerCase()).not.toMatch(/bob|lee/);
    expect(sample).toContain('[recipient]: no such user');
    // Only whole words: an address `no@...` must not take the words apart.
    expect(readRefusal('550 no: not known, unknown', 'no@example.test').sample).toBe(
      '550 [recipient]: not known, unknown',
    );
  });

  it('are bounded, and read in linear time', () => {
    const started = process.cpuUsage().user;
    const { words, sample } = read(`550 ${'a@b '.repeat(50_000)}${'1.2.3.'.repeat(50_000)}`);
    expect([words.length <= 240, sample.length <= 400]).toEqual([true, true]);
    expect(process.cpuUsage().user - started).toBeLessThan(200_000);
  });
});
