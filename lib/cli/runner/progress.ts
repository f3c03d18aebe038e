/** Progress on stderr: a bar on a terminal, nothing elsewhere (stdout is for the answer). */
import type { Progress } from './command.ts';

export function silentProgress(): Progress {
  return { start() {}, advance() {}, note() {}, stop() {} };
}

/** The bar appears only after a moment, so that quick commands stay quiet. */
export async function terminalProgress(stream: NodeJS.WriteStream): Promise<Progress> {
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    stream,
    format: '{label} [{bar}] {value}/{total} {note}',
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  let running = false;
  return {
    start(total, label) {
      if (total < 2) return;
      bar.start(total, 0, { label, note: '' });
      running = true;
    },
    advance(n = 1) {
      if (running) bar.increment(n);
    },
    note(line) {
      if (running) bar.update({ note: line });
    },
    stop() {
      if (running) bar.stop();
      running = false;
    },
  };
}
