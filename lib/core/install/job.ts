/** A command that a scheduler of the operating system calls again and again. */

/** Every path is absolute: a scheduler has another working folder and no PATH of the user. */
export type Job = {
  /** Lower-case letters, digits and hyphens: it names files and units. */
  name: string;
  about: string;
  argv: readonly string[];
  /** Variables that the command reads; no secrets. */
  env: Readonly<Record<string, string>>;
  folder: string;
  log: string;
  everyMinutes: number;
};

export const SCHEDULERS = ['cron', 'systemd', 'launchd', 'schtasks'] as const;
export type Scheduler = (typeof SCHEDULERS)[number];

/** A text that the scheduler's file cannot hold; undefined: it can hold all of them. */
export function unwritable(
  { argv, env, folder, log }: Job,
  scheduler: Scheduler,
): string | undefined {
  return [...argv, ...Object.values(env), folder, log].find(
    (text) => hasControl(text) || (scheduler === 'schtasks' && text.includes('%')),
  );
}

function hasControl(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u001f\u007f]/.test(text);
}
