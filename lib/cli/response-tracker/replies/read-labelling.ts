/** Reads which labels a caller asks for: a file of them, or one meaning for some responses. */
import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { readLabels } from '../../../input/read-labels.ts';
import { refuseUnreadable } from '../../../input/readable.ts';
import { Failure } from '../../../domain/failure.ts';
import { refuseProblems } from '../../campaigns/refuse-problems.ts';
import { show, usage } from '../../runner/parse.ts';
import { STDIN } from '../process/open-input.ts';
import type { Intent } from '../../../domain/responses/response.ts';
import type { Labelling } from '../../../app/responses/label.ts';

const PATH = 'response_tracker.ts label';
const MAX_BYTES = 5_000_000;

/** `line`: where the label stands in the file. */
export type AskedLabels = {
  labels: (Labelling & { line?: number })[];
  /** Lines of the file without a label. */
  skipped: number;
};

type Asked = {
  from?: string | undefined;
  responseId?: readonly string[] | undefined;
  intent?: string | undefined;
};

/** Throws Failure `usage`, `labels_invalid` and those of a file that cannot be read. */
export async function readLabelling({ from, responseId, intent }: Asked): Promise<AskedLabels> {
  if (from !== undefined) {
    if (responseId !== undefined || intent !== undefined)
      throw usage(
        `${PATH} takes either --from, or --response-id with --intent, but got both.`,
        'Put every label into the file, or leave out --from.',
        PATH,
      );
    return readFileOf(from);
  }
  if (responseId === undefined || intent === undefined)
    throw usage(
      `${PATH} needs --response-id and --intent, or --from FILE; missing: ${[...(responseId === undefined ? ['--response-id'] : []), ...(intent === undefined ? ['--intent'] : [])].join(', ')}.`,
      `Examples: ${PATH} --response-id 17 --intent question, ${PATH} --from labels.csv`,
      PATH,
    );
  const ids = new Set(responseId.flatMap((given) => given.split(',')).map(readId));
  return {
    labels: [...ids].map((id) => ({ id, label: intent as Intent })),
    skipped: 0,
  };
}

async function readFileOf(path: string): Promise<AskedLabels> {
  const { lines, skipped, problems } = await readLabels(await contentOf(path));
  refuseProblems(problems, path === STDIN ? 'stdin' : path, { code: 'labels_invalid' });
  return {
    labels: lines.map(({ line, responseId, intent }) => ({ line, id: responseId, label: intent })),
    skipped,
  };
}

async function contentOf(path: string): Promise<string> {
  if (path !== STDIN) {
    await refuseUnreadable(path, { what: 'file of labels', maxBytes: MAX_BYTES });
    return readFile(path, 'utf8');
  }
  if (process.stdin.isTTY)
    throw new Failure({
      code: 'source_unreadable',
      exit: 'invalidData',
      message: 'Stdin is a terminal; expected labels.',
      hint: `Pipe them in: ${PATH} --from - < labels.csv`,
    });
  return textOf(process.stdin);
}

function readId(given: string): number {
  const id = /^\d{1,15}$/.test(given) ? Number(given) : 0;
  if (id < 1)
    throw usage(
      `--response-id ${show(given)} is not valid; expected the id of a response.`,
      'Example: --response-id 17 --response-id 18; replies lists the ids.',
      PATH,
    );
  return id;
}
