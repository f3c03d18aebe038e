/** The answers of the people in the oracle's lists. */
import { fractionOf } from './scenario.ts';
import type { SinkMessage } from '../support/smtp-sink.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type ListAnswer = {
  email: string;
  campaign: string;
  no: boolean;
  arrivesAt: number;
  mail: string;
};

/** `no`: it ends the contact in every campaign. Half of the answers are of this kind. */
const ANSWERS = [
  { subject: 'Re: A question', text: 'Yes, let us talk next week.', no: false, auto: false },
  { subject: 'Re: A question', text: 'Sounds good, tell me more.', no: false, auto: false },
  { subject: 'Re: A question', text: 'When would it begin?', no: false, auto: false },
  { subject: 'Re: A question', text: 'What does it cost?', no: false, auto: false },
  { subject: 'Re: A question', text: 'Not interested, thanks.', no: true, auto: false },
  { subject: 'Re: A question', text: 'I am the wrong person for this.', no: true, auto: false },
  { subject: 'unsubscribe', text: '', no: true, auto: false },
  {
    subject: 'Automatic reply: A question',
    text: 'I no longer work at Example. Your mail has not been forwarded.',
    no: true,
    auto: true,
  },
];

/** Null: the person does not answer. */
export function answerTo(
  mail: SinkMessage,
  { campaign, step, at }: { campaign: string; step: string; at: number },
): ListAnswer | null {
  // Of a hundred messages four are answered within two days, and twenty of those to people on
  // several lists.
  const often = mail.to.startsWith('shared') ? 0.2 : 0.04;
  const chance = fractionOf(`answers|${campaign}|${mail.to}|${step}`);
  if (chance >= often) return null;
  const nth = Math.floor(fractionOf(`says|${mail.to}|${step}`) * ANSWERS.length);
  const { subject, text, no, auto } = ANSWERS[nth] as (typeof ANSWERS)[number];
  const id = mail.headers['message-id'] ?? '';
  const head = [
    `From: Jo <${mail.to}>`,
    `To: ${mail.from}`,
    `Subject: ${subject}`,
    ...(auto ? ['Auto-Submitted: auto-replied'] : []),
    `Date: ${new Date(at + HOUR).toUTCString()}`,
    `Message-ID: <${campaign}.${step}.${mail.to.replace('@', '.')}.${at}@answers.test>`,
    `In-Reply-To: ${id}`,
    `References: ${id}`,
  ];
  return {
    email: mail.to,
    campaign,
    no,
    arrivesAt: at + (chance / often) * 2 * DAY,
    mail: [...head, 'MIME-Version: 1.0', 'Content-Type: text/plain', '', text, ''].join('\r\n'),
  };
}
