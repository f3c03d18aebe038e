/** A frame of the feed, as references/events.md writes it. */
import { AT } from './invented-overview.ts';

type Frame = Record<string, unknown> & { seq: number };

export function frameOf(seq: number, more: Record<string, unknown> = {}): Frame {
  return {
    seq,
    type: 'message.sent',
    at: new Date(AT).toISOString(),
    campaignId: 'spring',
    campaignName: 'Spring outreach',
    prospectId: 900,
    messageId: 31,
    data: { step: 1, variant: 'default', mailbox: 'ann' },
    says: 'Message 1 was sent from ann.',
    person: { untrusted: { email: 'eve@fresh.test', name: 'Eve Fresh', company: 'Fresh' } },
    ...more,
  };
}
