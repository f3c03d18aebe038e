/**
 * The meaning of an enhanced status code (RFC 3463 and the IANA registry of its extensions) or a
 * bare reply code, when no phrase decides.
 */
import type { BounceClass, BounceReason } from '../../../lib/domain/responses/response.ts';

export type StatusMeaning = { reason: BounceReason; class: BounceClass; temporary?: BounceClass };

const hard = (reason: BounceReason, temporary?: BounceClass): StatusMeaning =>
  temporary === undefined ? { reason, class: 'hard' } : { reason, class: 'hard', temporary };
const soft = (reason: BounceReason): StatusMeaning => ({ reason, class: 'soft' });
const block = (reason: BounceReason): StatusMeaning => ({ reason, class: 'block' });

/**
 * By subject and detail (the class digit, 4 or 5, only chooses `temporary`). Codes that say nothing
 * (x.0.0, x.2.0, x.5.0) are left out on purpose.
 */
export const STATUS_MEANINGS: Readonly<Record<string, StatusMeaning>> = {
  // Addressing
  '1.1': hard('user_unknown', 'soft'),
  '1.2': hard('host_unknown', 'soft'),
  '1.3': hard('user_unknown', 'soft'),
  '1.4': soft('filtered'),
  '1.6': hard('mailbox_moved'),
  '1.0': hard('user_unknown', 'soft'),
  '1.7': block('sender_refused'),
  '1.8': block('sender_refused'),
  '1.9': soft('mail_server_error'),
  '1.10': hard('accepts_no_mail'),
  // Mailbox
  '2.1': hard('mailbox_disabled', 'soft'),
  '2.2': soft('mailbox_full'),
  '2.3': block('message_too_big'),
  '2.4': soft('filtered'),
  '2.0': soft('filtered'),
  // Mail system
  '3.0': soft('mail_server_error'),
  '3.1': soft('system_full'),
  '3.2': hard('accepts_no_mail', 'soft'),
  '3.3': soft('mail_server_error'),
  '3.4': block('message_too_big'),
  '3.5': soft('mail_server_error'),
  // Network and routing
  '4.0': soft('network_error'),
  '4.1': soft('network_error'),
  '4.2': soft('network_error'),
  '4.3': soft('network_error'),
  '4.4': hard('host_unknown', 'soft'),
  '4.5': soft('rate_limited'),
  '4.6': soft('routing_loop'),
  '4.7': soft('expired'),
  '4.8': soft('network_error'),
  // Protocol
  '5.1': block('malformed'),
  '5.2': block('malformed'),
  '5.3': soft('rate_limited'),
  '5.4': block('malformed'),
  '5.5': block('malformed'),
  '5.6': block('malformed'),
  // Content
  '6.0': block('content'),
  '6.1': block('content'),
  '6.2': block('content'),
  '6.3': block('content'),
  '6.4': block('content'),
  '6.5': block('content'),
  '6.6': block('content'),
  '6.7': block('content'),
  '6.9': block('content'),
  // Security and policy; RFC 7372 and RFC 7505 in the registry
  '7.0': block('policy'),
  '7.1': block('policy'),
  '7.2': block('sender_refused'),
  '7.3': block('policy'),
  '7.4': block('policy'),
  '7.5': block('policy'),
  '7.6': block('policy'),
  '7.7': block('content'),
  '7.8': block('policy'),
  '7.9': block('policy'),
  '7.10': block('tls_required'),
  '7.11': block('tls_required'),
  '7.12': block('closed_to_outsiders'),
  // RFC 5248: sent to the client that logs in.
  '7.13': block('account_refused'),
  '7.14': block('policy'),
  '7.15': soft('rate_limited'),
  '7.16': block('policy'),
  '7.17': hard('mailbox_moved'),
  '7.18': hard('mailbox_moved'),
  '7.19': block('policy'),
  '7.20': block('authentication_failed'),
  '7.21': block('authentication_failed'),
  '7.22': block('authentication_failed'),
  '7.23': block('authentication_failed'),
  '7.24': block('authentication_failed'),
  '7.25': block('no_reverse_dns'),
  '7.26': block('authentication_failed'),
  '7.27': block('sender_refused'),
  '7.28': soft('rate_limited'),
  '7.29': block('authentication_failed'),
  '7.30': block('tls_required'),
  // Google: DKIM, From that fits neither SPF nor DKIM (support.google.com/a/answer/3726730).
  '7.31': block('authentication_failed'),
  '7.32': block('authentication_failed'),
  // Exchange Server: relaying by a connector that does not know us.
  '7.54': block('no_relaying'),
  '7.68': block('policy'),
};

/**
 * By subject alone, for details that no row names (RFC 3463 2: a detail that is not known counts as
 * the "other" of its subject). Addressing, and 5 (protocol) of an unknown kind, tell nothing.
 */
export const SUBJECT_MEANINGS: Readonly<Record<string, StatusMeaning>> = {
  '2': soft('filtered'),
  '3': soft('mail_server_error'),
  '4': soft('network_error'),
  '6': block('content'),
  '7': block('policy'),
};

/**
 * By reply code (RFC 5321 4.2.3, RFC 7504, RFC 4954) where it says something by itself. 550, 553
 * and 554 do not.
 */
export const CODE_MEANINGS: Readonly<Record<number, StatusMeaning>> = {
  421: soft('mail_server_error'),
  450: soft('mail_server_error'),
  451: soft('mail_server_error'),
  452: soft('system_full'),
  454: soft('mail_server_error'),
  455: soft('mail_server_error'),
  500: block('malformed'),
  501: block('malformed'),
  502: block('malformed'),
  503: block('malformed'),
  504: block('malformed'),
  521: hard('accepts_no_mail'),
  523: block('message_too_big'),
  525: block('account_refused'),
  530: block('policy'),
  534: block('policy'),
  535: block('policy'),
  538: block('tls_required'),
  551: hard('mailbox_moved'),
  552: soft('mailbox_full'),
  555: block('malformed'),
  556: hard('accepts_no_mail'),
  571: block('policy'),
};
