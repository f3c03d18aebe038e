/** `rate_limiter.ts archive get`: writes one file of a campaign's archive. */
import { resolve } from 'node:path';
import { ARCHIVE_FILES } from '../../../domain/campaigns/archive.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { defineCommand } from '../../runner/command.ts';
import { writeAtomically } from '../../runner/output.ts';
import { usage } from '../../runner/parse.ts';
import { visiblePage } from '../../render/visible.ts';
import { contentOf } from './archive-content.ts';

const PATH = 'rate_limiter.ts archive get';

export const command = defineCommand({
  about:
    "Write one file of a campaign's archive: report, people, messages, replies, labels, events",
  examples: [
    '--campaign-id spring --file messages.csv --output messages.csv',
    '--campaign-id spring --file report.json --output spring.json --force',
  ],
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, completed or running',
      placeholder: 'spring',
    },
    file: {
      kind: 'choice',
      choices: ARCHIVE_FILES,
      required: true,
      about: 'Which file, as archive list names it',
    },
    output: { kind: 'path', about: 'Where to write it; only its owner may read it' },
    force: { kind: 'switch', about: 'Let --output replace an existing file' },
  },
  effect: 'read',
  state: 'read',
  async run({ state: { db }, clock }, { campaignId, file, output, force }) {
    const { row } = needCampaign(db, campaignId);
    if (output === undefined)
      throw usage(
        `${PATH} got no --output; expected the path of the file to write.`,
        `Example: --output ${campaignId}-${file}`,
        PATH,
      );
    const path = resolve(output);
    let [bytes, lines] = [0, 0];
    async function* counted(): AsyncGenerator<string> {
      for await (const piece of inBatches(contentOf(file, { db, campaignId, now: clock.now() }))) {
        bytes += Buffer.byteLength(piece.text);
        lines += piece.lines;
        yield piece.text;
      }
    }
    await writeAtomically(path, counted(), force);
    return {
      wrote: true,
      data: {
        campaignId,
        state: row.state,
        file,
        output: path,
        bytes,
        ...(file === 'report.json' ? {} : { rows: file.endsWith('.csv') ? lines - 1 : lines }),
      },
    };
  },
});

const BATCH = 65_536;

/** Fewer and larger writes; in between, signals are handled. */
async function* inBatches(
  pieces: Iterable<string>,
): AsyncGenerator<{ text: string; lines: number }> {
  let [text, lines] = ['', 0];
  for (const piece of pieces) {
    text += visiblePage(piece);
    lines++;
    if (text.length < BATCH) continue;
    yield { text, lines };
    [text, lines] = ['', 0];
    await new Promise(setImmediate);
  }
  yield { text, lines };
}
