/** Answers of people, in the clothes of machines. Invented. */
import {
  answer,
  BULK,
  GROUP,
  MAILMAN,
  QUOTE,
  SUPPRESS,
  THREAD,
  titled,
} from './responders.fixture.ts';
import type { Case } from './responders.fixture.ts';

const HOLIDAY = 'Thanks. I will be on holiday next week; call me on Monday.';
const NO = 'Thanks, but we are not interested.';
/** Agents write in a ticket system, which marks what it sends. */
const ZENDESK = {
  'Auto-Submitted': 'auto-generated',
  ...SUPPRESS,
  'X-Mailer': 'Zendesk Mailer',
};
const ABOVE = '##- Please type your reply above this line -##';

export const PEOPLE: readonly Case[] = [
  ['on a list, bulk', answer(HOLIDAY, MAILMAN), 'reply'],
  ['through Google Groups', answer(HOLIDAY, GROUP), 'reply'],
  ['through Google Groups, away', answer('I am on holiday until 15 June.', GROUP), 'reply'],
  ['from a CRM', answer(HOLIDAY, SUPPRESS), 'reply'],
  ['from a CRM, without a thread', titled('Re: Your warehouse', HOLIDAY, SUPPRESS), 'reply'],
  ['from a CRM, on holiday', answer('I am on holiday from the 8th.', SUPPRESS), 'reply'],
  ['from a CRM, OOF suppressed', answer(HOLIDAY, { 'X-Auto-Response-Suppress': 'OOF' }), 'reply'],
  ['from a CRM, a "no"', answer(NO, SUPPRESS), 'reply'],
  ['bulk by a rule of Exchange', answer(HOLIDAY, BULK), 'reply'],
  ['bulk, with a quote', answer(`I am on vacation until Monday.${QUOTE}`, BULK), 'reply'],
  [
    'bulk, from Outlook',
    answer('I am on leave until Monday.', { ...BULK, 'X-Mailer': 'Microsoft Outlook 16.0' }),
    'reply',
  ],
  [
    'bulk, from a telephone',
    answer('Away from my desk, will call.', { ...BULK, 'X-Mailer': 'iPhone Mail (23A341)' }),
    'reply',
  ],
  [
    'junk, from Thunderbird',
    answer('On sick leave, sorry.', { Precedence: 'junk', 'User-Agent': 'Mozilla Thunderbird' }),
    'reply',
  ],
  ['away, typed', answer("Thanks, I'm out of the office until Monday but call me."), 'reply'],
  [
    'away, and interested',
    answer("I'm out of the office until Monday but this is interesting, call me.", SUPPRESS),
    'reply',
  ],
  ['away, and it is urgent', answer(`I am away. For urgent things call Carl.${QUOTE}`), 'reply'],
  ['away, in German', answer('Bin im Urlaub, nächste Woche gerne.', BULK), 'reply'],
  ['away, in French', answer('En vacances, rappelez la semaine prochaine.', BULK), 'reply'],
  ['away, in Spanish', answer('Estoy de vacaciones, hablamos la próxima semana.', BULK), 'reply'],
  ['away, in Japanese', answer('来週まで休暇中です。興味があります。', BULK), 'reply'],
  ['away, in Russian', answer('Я в отпуске, звоните на следующей неделе.', BULK), 'reply'],
  ['a receipt, typed', answer(`We have received your email, thanks. ${NO}`), 'reply'],
  [
    'a receipt, and a question',
    answer('I have received your offer. Could we talk?', BULK),
    'reply',
  ],
  ['a receipt, nothing else', answer('Thanks, we have received your brochure.'), 'reply'],
  [
    'tells of a ticket',
    answer('Ticket 12345 has been created for your question, where I wrote: no.'),
    'reply',
  ],
  ['knows a machine', answer('I know this is an automated message, but who are you?'), 'reply'],
  [
    'quotes a machine',
    answer('Does it say "this is an automated reply"? We need it.', BULK),
    'reply',
  ],
  ['after an absence of ours', { ...answer('I am back.'), subject: 'Re: Out of office' }, 'reply'],
  ['asks whether it is a machine', answer('Hi. This is an automated message, right?'), 'reply'],
  [
    'talks about bounces',
    answer(`Our Mailer-Daemon said "user unknown" and "delivery has failed".${QUOTE}`, MAILMAN),
    'reply',
  ],
  [
    'talks about challenges',
    answer(
      'TMDA and SpamArrest ask you to click and confirm your message: challenge-response is no cure.',
      MAILMAN,
    ),
    'reply',
  ],
  [
    'talks about challenges, quoting one',
    answer(`Please click through and confirm: our Boxbe guest list is a pest.${QUOTE}`, BULK),
    'reply',
  ],
  [
    'talks about absences',
    answer(`Do you filter "out of office" and "automatic reply" answers?${QUOTE}`, MAILMAN),
    'reply',
  ],
  ['an agent, Zendesk', answer(`${ABOVE}\n\nBea (Example)\n\n${NO}`, ZENDESK), 'reply'],
  [
    'an agent, Zendesk, below the quote mark of the system',
    answer(`${ABOVE}\n\nBea Bly, Jun 1, 2026, 10:00 UTC:\n\nLet us talk on Friday.`, SUPPRESS),
    'reply',
  ],
  [
    'an agent, Freshdesk',
    {
      ...answer(`Hi Ann,\n\n${NO}\n\nTicket: 4711${QUOTE}`, BULK),
      subject: 'Re: [#4711] Your goods',
    },
    'reply',
  ],
  [
    'an agent, Salesforce',
    answer(`${NO}\n\nBea\n\n[ ref:_00D1.500x:ref ]${QUOTE}`, { 'X-SFDC-LK': '00D1', ...SUPPRESS }),
    'reply',
  ],
  [
    'an agent, Jira',
    answer(`${NO}\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann wrote:\n> Hello`, {
      ...BULK,
      'Auto-Submitted': 'auto-generated',
    }),
    'reply',
  ],
  ['a signed answer', answer(NO, { 'X-Autoreply': 'no', 'Auto-Submitted': 'no' }), 'reply'],
  ['HubSpot', answer(HOLIDAY, { 'X-HubSpot-Tracking': '1', 'Feedback-ID': 'a:b:c' }), 'reply'],
  [
    'Outreach, whose answer offers to unsubscribe',
    answer(HOLIDAY, { 'List-Unsubscribe': '<https://example.test/u/1>' }),
    'reply',
  ],
  [
    'Outreach, whose thread was lost',
    titled('Re: Your warehouse', `${NO}${QUOTE}`, {
      'List-Unsubscribe': '<https://example.test/u/1>',
    }),
    'reply',
  ],
  ['bulk, without thread and quote', titled('Re: Your warehouse', 'OK, Tuesday.', BULK), 'reply'],
  [
    'bulk, whose thread was lost',
    titled('Re: Your warehouse', `${NO}${QUOTE}`, { Precedence: 'bulk' }),
    'reply',
  ],
  ['was away', answer('Sorry, I was on vacation until Monday. Call me.', BULK), 'reply'],
  ['asks', answer('We were on holiday, what can you do for us?', BULK), 'reply'],
  ['a line of the telephone', answer('On holiday.\n\nSent from my iPhone', BULK), 'reply'],
  ['a line of Outlook', answer(`Im Urlaub.\n\nGet Outlook for iOS${QUOTE}`, SUPPRESS), 'reply'],
  ['Superhuman', answer(HOLIDAY, { ...BULK, 'X-Mailer': 'Superhuman Desktop' }), 'reply'],
  ['with a legal footer', answer(`${NO}\n\n--\nDo not reply to this email if...`), 'reply'],
  ['under "Automatic ..." of ours', { ...answer(NO), subject: 'Re: Automatic doors' }, 'reply'],
  ['under "Out of office" of ours', { ...answer(NO), subject: 'AW: Out of office?' }, 'reply'],
  [
    'under "Automatic reply" without "Re:", with a quote',
    { ...answer(`${NO}${QUOTE}`), subject: 'Automatic reply software' },
    'reply',
  ],
  ['a ticket answered by hand', { ...answer(NO), subject: 'Re: [Ticket 4711] Goods' }, 'reply'],
  ['a ticket, numbered', { ...answer('Friday?'), subject: 'RE: #4711 - Goods' }, 'reply'],
  ['forwards an absence', titled('Fwd: Out of office', 'See below, Bea is away.'), 'reply'],
  ['writes about a vacation', titled('Vacations in June', 'Can we move the call?'), 'reply'],
  ['writes "Read: ..."', titled('Read: our new needs', 'We need 3,000 pallets. Bea'), 'reply'],
  ['left, says a colleague', answer(`Bea no longer works here, write to Carl.${QUOTE}`), 'reply'],
  [
    '"urgent" alone',
    answer('This is urgent, in urgent cases I pay more. Call me on Monday.'),
    'reply',
  ],
  [
    'on a list, "remove me"',
    answer('I am on holiday. Please remove me from your list.', MAILMAN),
    'unsubscribe',
  ],
  ['bulk, "remove me"', answer('I am away. Remove me from your list.', BULK), 'unsubscribe'],
  ['from a CRM, "unsubscribe"', answer('Unsubscribe', SUPPRESS), 'unsubscribe'],
  [
    'a receipt with a "no more"',
    answer('We have received your email. Please stop emailing me.', BULK),
    'unsubscribe',
  ],
  ['angry, bulk', answer('How dare you: I am away from my desk because of you.', BULK), 'reply'],
  ['a short answer', { subject: 'Your warehouse', text: 'OK, Bea', ...THREAD }, 'reply'],
  ['a newsletter', titled('June news', 'Offers. Unsubscribe here.', GROUP), 'unrelated'],
  ['a bulletin', titled('June news', 'Offers: https://example.test', BULK), 'unrelated'],
];
