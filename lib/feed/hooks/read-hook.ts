/** Reads a call of a webhook: the signature of its service first, then its events. */
import { createAmazonClient, type AmazonClient } from './amazon.ts';
import { readMailgun } from './mailgun.ts';
import { readPostmark } from './postmark.ts';
import { readResend } from './resend.ts';
import { readSendGrid } from './sendgrid.ts';
import { readSns } from './sns.ts';
import { readStandard } from './standard-webhooks.ts';
import { MAX_HOOK_BYTES, type HookService } from '../../domain/responses/hook.ts';
import type { SignedCall } from './signed-call.ts';
import type { HookReading } from '../../domain/responses/hook-reading.ts';

export type HookReader = {
  read(service: HookService, call: SignedCall): Promise<HookReading>;
  confirm(url: string): Promise<boolean>;
};

/** One for a process: it remembers the certificates of Amazon. */
export function createHookReader(amazon: AmazonClient = createAmazonClient()): HookReader {
  return {
    async read(service, call) {
      if (call.body.length > MAX_HOOK_BYTES) return { outcome: 'too_large' };
      if (!isJson(service, call.headers['content-type'] ?? '')) return { outcome: 'malformed' };
      switch (service) {
        case 'ses':
          return readSns(call, amazon);
        case 'sendgrid':
          return readSendGrid(call);
        case 'mailgun':
          return readMailgun(call);
        case 'postmark':
          return readPostmark(call);
        case 'resend':
          return readResend(call);
        case 'standard':
          return readStandard(call);
      }
    },
    confirm: (url) => amazon.confirm(url),
  };
}

/** SNS calls its JSON plain text. */
function isJson(service: HookService, contentType: string): boolean {
  const [type = ''] = contentType.toLowerCase().split(';');
  return type.trim() === 'application/json' || (service === 'ses' && type.trim() === 'text/plain');
}
