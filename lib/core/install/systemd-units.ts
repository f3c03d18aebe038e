/** Writes a job as a service and a timer of a user's systemd (systemd.service(5), systemd.timer(5)). */
import type { Job } from './job.ts';

export function systemdUnits(job: Job): { service: string; timer: string } {
  const env = Object.entries(job.env).map(
    ([name, value]) => `Environment=${quoted(`${name}=${value}`)}\n`,
  );
  return {
    service: `[Unit]
Description=${job.about}

[Service]
Type=oneshot
WorkingDirectory=${escapeSpecifier(job.folder)}
${env.join('')}ExecStart=${job.argv.map((word) => quoted(word).replaceAll('$', '$$$$')).join(' ')}
StandardOutput=append:${escapeSpecifier(job.log)}
StandardError=append:${escapeSpecifier(job.log)}
`,
    timer: `[Unit]
Description=${job.about}

[Timer]
OnActiveSec=1min
OnUnitActiveSec=${job.everyMinutes}min
AccuracySec=30s

[Install]
WantedBy=timers.target
`,
  };
}

/** A word in double quotes with C escapes; % begins a specifier. */
function quoted(word: string): string {
  const escaped = escapeSpecifier(word).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return /^[\w@+=:,./%-]+$/.test(escaped) ? escaped : `"${escaped}"`;
}

function escapeSpecifier(text: string): string {
  return text.replaceAll('%', '%%');
}
