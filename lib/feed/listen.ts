/** Makes a server listen, and says why where it cannot. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../domain/failure.ts';
import { errorCode } from '../domain/thrown.ts';

export type ListenRequest = {
  host: string;
  /** 0: any free port. */
  port: number;
  /** What to try when the port is used, or when this machine cannot listen there. */
  hints: { inUse: string; unusable: string };
};

/** Throws Failure `port_in_use`, `address_unusable`. */
export function listen(server: Server, request: ListenRequest): Promise<AddressInfo> {
  const { host, port } = request;
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, request)));
    server.listen({ host, port, exclusive: true }, () => {
      server.removeAllListeners('error');
      // Too many open files, for example: Node tries the next connection.
      server.on('error', () => undefined);
      resolve(server.address() as AddressInfo);
    });
  });
}

function listenFailure(error: Error, { host, port, hints }: ListenRequest): unknown {
  const code = errorCode(error);
  if (code === 'EADDRINUSE')
    return new Failure({
      code: 'port_in_use',
      exit: 'unavailable',
      message: `Port ${port} of ${host} is used by another process.`,
      hint: hints.inUse,
    });
  if (code === null) return error;
  return new Failure({
    code: 'address_unusable',
    exit: 'configuration',
    message: `This machine cannot listen at ${host}, port ${port} (${code}).`,
    hint: hints.unusable,
  });
}
