/**
 * How providers tell of complaints without RFC 5965: subjects and senders of feedback loops. All
 * strings are folded: lower case, single blanks, straight apostrophes.
 */
import { list } from '../list.ts';

/** Beginnings of subjects. Counts only with a sender below and the message that was complained of. */
export const COMPLAINT_SUBJECTS: readonly string[] = list`
  complaint about message from | complaint about message | email feedback report |
  e-mail feedback report | abuse report | spam report | spam complaint | junk email report |
  junk mail report | feedback loop report | feedback report | feedback loop | user complaint |
  subscriber complaint | customer complaint | email abuse report | e-mail abuse report |
  report of spam | user reported spam | spam notification | spam feedback | abuse complaint |
  denúncia de spam | denuncia de spam | reporte de spam | segnalazione di spam | spam-meldung |
  spam-beschwerde | plainte pour spam | signalement de spam | жалоба на спам | жалоба на письмо |
  жалоба пользователя | 垃圾邮件投诉 | 用户投诉 | 迷惑メール報告
`;

/** Beginnings of local parts of feedback loops. */
export const COMPLAINT_LOCAL_PARTS: readonly string[] = list`
  staff | fbl | feedback | scomp | abuse | complaint | arf | spam | junk | postmaster | noreply |
  no-reply | do-not-reply | donotreply | report
`;

/**
 * Domains whose every report is a complaint: SpamCop sends what its users report, without a part of
 * its own for the message.
 */
export const COMPLAINT_DOMAINS: readonly string[] = list`reports.spamcop.net | fbl.spamcop.net`;
