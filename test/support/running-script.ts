/** A script that keeps running until it is told to end, as in the background of a shell. */
import { spawn } from 'node:child_process';
import { checkScript, childEnvironment, LOADER, PROJECT } from './child.ts';

export class RunningScript {
  stdout = '';
  stderr = '';
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
  readonly #child;
  #isRunning = true;
  #wake: () => void = () => undefined;

  constructor([script = '', ...args]: readonly string[], env: Record<string, string> = {}) {
    this.#child = spawn(
      process.execPath,
      ['--import', LOADER, `${PROJECT}scripts/${script}.ts`, ...args],
      { cwd: PROJECT, env: { ...childEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      this.#wake();
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
      this.#wake();
    });
    this.ended = new Promise<Awaited<RunningScript['ended']>>((resolve) =>
      this.#child.once('close', (code) => {
        this.#isRunning = false;
        this.#wake();
        resolve({ code, stdout: this.stdout, stderr: this.stderr });
      }),
    ).then(async (ended) => {
      await checkScript(ended.stdout);
      return ended;
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Throws when the script ends before. */
  async until(isThere: () => boolean): Promise<void> {
    while (!isThere()) {
      if (!this.#isRunning) throw new Error(`the script ended: ${this.stdout}${this.stderr}`);
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** As `head` does when it has enough. */
  closeOutput(): void {
    this.#child.stdout.destroy();
  }
}

export function startScript(
  line: readonly string[],
  env: Record<string, string> = {},
): RunningScript {
  return new RunningScript(line, env);
}
