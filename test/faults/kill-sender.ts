/**
 * A sender in a process of its own that dies in the middle of its work, like after kill -9 or a
 * power failure.
 */
import { startSink, type SinkMessage } from '../support/smtp-sink.ts';
import { planned, run } from './storage-kit.ts';

export type Killed = {
  path: string;
  /** Whom the server had a whole message for. */ reached: string[];
};

/**
 * `count` messages are due; the process is killed while the server holds back its answer to message
 * number `at`.
 */
export async function killSender(count: number, at: number, path?: string): Promise<Killed> {
  const file = path ?? (await planned(count));
  const reached: string[] = [];
  let kill = (): void => undefined;
  const sink = await startSink({
    onMail({ to }: SinkMessage) {
      reached.push(to);
      if (reached.length < at) return undefined;
      kill();
      return new Promise((resolve) => setTimeout(resolve, 50));
    },
  });
  const { signal } = await run(
    sink,
    file,
    { onStart: (end) => (kill = () => end('SIGKILL')) },
    'send',
  );
  await sink.close();
  if (signal !== 'SIGKILL') throw new Error('it ended by itself');
  return { path: file, reached };
}
