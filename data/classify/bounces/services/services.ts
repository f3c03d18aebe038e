/** Every service whose refusals carry codes of their own: in the text, or as enhanced statuses. */
import type { CodeService } from './code-service.ts';
import type { StatusRow } from './status-row.ts';
import { ACCESS_PROVIDERS } from './access-providers.ts';
import { MAIL_HOSTS } from './mail-hosts.ts';
import { MAILBOX_PROVIDERS } from './mailbox-providers.ts';
import { MICROSOFT_ACCOUNT_STATUSES } from './microsoft-account-statuses.ts';
import { MICROSOFT_RECIPIENT_STATUSES } from './microsoft-recipient-statuses.ts';

export const CODE_SERVICES: readonly CodeService[] = [
  ...ACCESS_PROVIDERS,
  ...MAILBOX_PROVIDERS,
  ...MAIL_HOSTS,
];

/** A status belongs to its first row. */
export const STATUS_ROWS: readonly StatusRow[] = [
  ...MICROSOFT_RECIPIENT_STATUSES,
  ...MICROSOFT_ACCOUNT_STATUSES,
];
