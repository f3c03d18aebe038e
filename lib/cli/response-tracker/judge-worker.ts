/** The other core's part of `classify`: judges the mails it is sent, in their order. */
import { parentPort } from 'node:worker_threads';
import { judgeMail } from './judge-mail.ts';

parentPort?.on('message', (raws: readonly Uint8Array[]) => {
  void Promise.all(raws.map((raw) => judgeMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)))).then((judged) => parentPort?.postMessage(judged));
});
