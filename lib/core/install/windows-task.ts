/** Writes a job as a task of Windows (Task Scheduler schema 1.2). */
import { escapeXml } from './escape-xml.ts';
import type { Job } from './job.ts';

/** To be stored as UTF-16 with a byte order mark, as `schtasks /XML` exports it. */
export function windowsTask(job: Job): string {
  const set = Object.entries(job.env).map(([name, value]) => `set "${name}=${value}" && `);
  const call = job.argv.map(windowsWord).join(' ');
  // With /s, cmd removes the outer quotes and keeps all others.
  const command = `/d /s /c "${set.join('')}${call} >> ${windowsWord(job.log)} 2>&1"`;
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${escapeXml(job.about)}</Description>
  </RegistrationInfo>
  <Triggers>
    <TimeTrigger>
      <Repetition>
        <Interval>PT${job.everyMinutes}M</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <StartBoundary>2020-01-01T00:00:00</StartBoundary>
      <Enabled>true</Enabled>
    </TimeTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>cmd.exe</Command>
      <Arguments>${escapeXml(command)}</Arguments>
      <WorkingDirectory>${escapeXml(job.folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;
}

/**
 * As a program of Windows reads its command line (CommandLineToArgvW). The caller refuses a
 * percent sign, which cmd cannot escape.
 */
export function windowsWord(word: string): string {
  if (/^[\w@+=:,.\\/-]+$/.test(word)) return word;
  let written = '"';
  let backslashes = 0;
  for (const char of word) {
    // Backslashes count double before a quote, and only there.
    if (char === '"') written += '\\'.repeat(backslashes + 1);
    backslashes = char === '\\' ? backslashes + 1 : 0;
    written += char;
  }
  return `${written}${'\\'.repeat(backslashes)}"`;
}
