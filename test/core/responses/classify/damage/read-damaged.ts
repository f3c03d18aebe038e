/** Reads a message as `classify` does, for the tests about damaged reports. */
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { readThrough } from '../../../../../lib/core/responses/classify/carried-mail.ts';
import { parseMail } from '../../../../../lib/mail/inbound/mime/parse-mail.ts';

export type Outcome = {
  kind: string;
  class: string | null;
  recipient: string | null;
  originalMessageId: string | null;
};

const OWN = ['ann@acme.test'];

export async function readDamaged(source: string): Promise<Outcome> {
  const mail = readThrough(await parseMail(Buffer.from(source)), OWN);
  const { kind, bounce, originalMessageId } = classifyMail(mail, { ownAddresses: OWN });
  return {
    kind,
    class: bounce?.class ?? null,
    recipient: bounce?.recipient ?? null,
    originalMessageId,
  };
}
