/** Wires the honouring of unsubscribe links to the wiring of responses. */
import { createResponseStore } from '../../../state/responses/response-store.ts';
import { ONE_CLICK } from '../../../domain/responses/response-source.ts';
import type { State } from '../../../state/file/transact.ts';
import { wireProcessing } from './wire-processing.ts';
import type { UnsubscribePort } from '../../../app/responses/unsubscribe.ts';
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';

export function wireUnsubscribing(state: State): UnsubscribePort {
  return {
    ...wireProcessing(state),
    insertCall: ({ message, classification, now }) =>
      createResponseStore(state.db).insertResponse({
        // A request without effect is not stored, so that two requests for one message never have
        // the same instant.
        dedupeKey: `${ONE_CLICK}:${message.row}:${now}`,
        source: ONE_CLICK,
        locator: message.messageId,
        mailboxId: message.mailboxId,
        receivedAt: now,
        processedAt: now,
        classification,
        match: { message: message as AnsweredMessage, by: 'unsubscribe_token', proven: true },
        fromAddress: null,
        subject: '',
        raw: Buffer.alloc(0),
      }),
  };
}
