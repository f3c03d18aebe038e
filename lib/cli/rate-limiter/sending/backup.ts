/**
 * `rate_limiter.ts backup FILE`: a complete, checked copy of the state file, taken while other
 * commands write.
 */
import { wireBackup } from '../../wiring/session/wire-backup.ts';
import { quote } from '../../runner/call-again.ts';
import { defineCommand } from '../../runner/command.ts';
import { usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';

const PATH = 'rate_limiter.ts backup';

export const command = defineCommand({
  about: 'Copy the state file safely while other commands use it, and check the copy',
  examples: ['/mnt/backup/campaigns.db', 'campaigns-copy.db --force'],
  flags: { force: { kind: 'switch', about: 'Replace FILE where it exists' } },
  positionals: {
    kind: 'path',
    name: 'FILE',
    about: 'the path of the copy, preferably on another disk',
    min: 1,
  },
  effect: 'read',
  state: 'read',
  async run(context, values, [file = '', ...more]) {
    if (more.length > 0 || file === '')
      throw usage(
        `${PATH} takes one file, but got ${more.length + 1}.`,
        `Example: ${PATH} campaigns-backup.db`,
        PATH,
      );
    const began = context.clock.now();
    const { path, bytes, counts } = await wireBackup(context.state).backUp(file, {
      force: values.force,
      now: began,
    });
    const original = context.state.path;
    return {
      data: {
        path,
        bytes,
        counts,
        asOf: iso(began),
        finishedAt: iso(context.clock.now()),
        verified: true,
        restore: [
          'Stop every command that uses the state file.',
          `rm -f ${quote(`${original}-wal`)} ${quote(`${original}-shm`)}`,
          `cp ${quote(path)} ${quote(original)} && chmod 600 ${quote(original)}`,
          'rate_limiter.ts resolve --restored --reason "..." puts in doubt or holds what may have been sent since, and lets the copy send.',
        ],
      },
    };
  },
});
