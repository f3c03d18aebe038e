/** An SMTP server in a process of its own, so that it does not share the event loop of what is measured. Prints its URL, ends with its input. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true,
  onData(stream, _session, done) {
    stream.on('data', () => undefined);
    stream.on('end', () => done());
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => console.log(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`));
process.stdin.resume().on('end', () => server.close());
