/** Writes a job as an agent of launchd (launchd.plist(5)). */
import { escapeXml } from './escape-xml.ts';
import type { Job } from './job.ts';

export function launchdPlist(job: Job): string {
  const strings = job.argv.map((word) => `    <string>${escapeXml(word)}</string>\n`).join('');
  const env = Object.entries(job.env)
    .map(([name, value]) => `    <key>${name}</key>\n    <string>${escapeXml(value)}</string>\n`)
    .join('');
  const text = (key: string, value: string): string =>
    `  <key>${key}</key>\n  <string>${escapeXml(value)}</string>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${text('Label', job.name)}  <key>ProgramArguments</key>
  <array>
${strings}  </array>
${env === '' ? '' : `  <key>EnvironmentVariables</key>\n  <dict>\n${env}  </dict>\n`}${text('WorkingDirectory', job.folder)}  <key>StartInterval</key>
  <integer>${job.everyMinutes * 60}</integer>
  <key>ProcessType</key>
  <string>Background</string>
${text('StandardOutPath', job.log)}${text('StandardErrorPath', job.log)}</dict>
</plist>
`;
}
