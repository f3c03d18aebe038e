/** Finds the policy files of this user and joins them. */
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainFault } from '../../../core/campaigns/explain-fault.ts';
import { isPolicyFile, strictestPolicy } from '../../../core/approval/policy.ts';
import { Failure } from '../../../domain/failure.ts';
import { readPolicyFile } from '../../../input/policy-file.ts';
import { refuseProblems } from '../../campaigns/refuse-problems.ts';
import { NO_POLICY, type PolicyFile } from '../../../domain/approval/policy.ts';
import type { PolicyInForce } from '../../../domain/approval/policy.ts';

type Surroundings = {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The state file. */
  statePath: string;
};

const FILE = join('campaign-management', 'policy.json');
const SKILL = rootOfSkill(fileURLToPath(import.meta.url));

/**
 * Reads every policy that there is: an environment variable can add one, but takes none away. A
 * faulty policy is kept as its failure, because reading replies and pausing must stay possible.
 */
export async function loadPolicy(around: Surroundings): Promise<PolicyInForce> {
  try {
    const files: PolicyFile[] = [];
    const paths = pathsOf(around);
    for (const path of paths.keys()) {
      const json = await readPolicyFile({ path, inside: forbiddenFolders(around) });
      if (json !== undefined) files.push(await checked(json, path));
      else if (paths.get(path) === 'named') throw missing(path);
    }
    return { policy: strictestPolicy(files), failure: null };
  } catch (error) {
    if (error instanceof Failure) return { policy: NO_POLICY, failure: error };
    throw error;
  }
}

/** `named`: by CAMPAIGN_POLICY, so that it must be there. */
function pathsOf({ env, cwd }: Surroundings): Map<string, 'named' | 'usual'> {
  const named = env['CAMPAIGN_POLICY'];
  const homes = [
    env['XDG_CONFIG_HOME'],
    ...[env['HOME'], homeOfUser()].map((home) => (home ? join(home, '.config') : undefined)),
  ];
  const paths = new Map<string, 'named' | 'usual'>();
  for (const folder of homes) if (folder) paths.set(resolve(cwd, folder, FILE), 'usual');
  if (named !== undefined && named !== '') paths.set(resolve(cwd, named), 'named');
  return paths;
}

/** As the system knows it, whatever the environment says. */
function homeOfUser(): string | undefined {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}

function forbiddenFolders({ cwd, statePath }: Surroundings): { what: string; folder: string }[] {
  return [
    { what: 'the folder of this skill', folder: SKILL },
    { what: 'the working folder', folder: cwd },
    { what: 'the folder of the state file', folder: dirname(resolve(cwd, statePath)) },
  ];
}

async function checked(json: unknown, path: string): Promise<PolicyFile> {
  if (isPolicyFile(json)) return json;
  const { findPolicyFaults } = await import('../../../input/find-schema-faults.ts');
  const problems = (await findPolicyFaults(json)).map(explainFault);
  refuseProblems(problems, path, { code: 'policy_invalid', exit: 'configuration' });
  throw new Error('the two checks of a policy disagree');
}

function missing(path: string): Failure {
  return new Failure({
    code: 'policy_missing',
    exit: 'configuration',
    message: `CAMPAIGN_POLICY names ${path}, and there is no such file.`,
    hint: 'Correct the path, or unset CAMPAIGN_POLICY.',
    details: { path },
  });
}

/** The bundle lies in `dist`, and this file in `lib`. */
function rootOfSkill(file: string): string {
  const parts = file.split(/[\\/](?:lib|dist)[\\/]/);
  return parts.slice(0, -1).join('/lib/') || dirname(file);
}
