/** Labels from a file: CSV, NDJSON or a list; each faulty line is named. */
import { describe, expect, it } from 'vitest';
import { MOST_LABELS, readLabels } from '../../lib/input/read-labels.ts';

const pairs = async (text: string): Promise<unknown> => {
  const { lines, problems } = await readLabels(text);
  expect(problems).toEqual([]);
  return lines.map(({ responseId, intent }) => [responseId, intent]);
};
const faults = async (text: string): Promise<unknown> => {
  const { problems } = await readLabels(text);
  return problems.map(({ path, received }) => `${path} ${received}`);
};

describe('labels', () => {
  const BOTH = [
    [17, 'interested'],
    [18, 'wrong_person'],
  ];

  it.each([
    ['CSV', 'responseId,intent\n17,interested\n18,wrong_person\n'],
    [
      'CSV of a spreadsheet',
      '\ufeffintent;note;Response ID\r\nInterested;"a;b";17\r\nwrong_person;;18\r\n',
    ],
    ['tabs', 'id\tlabel\n17\tinterested\n18\twrong_person'],
    [
      'NDJSON',
      '{"responseId":17,"intent":"interested"}\n\n{"responseId":"18","label":"wrong_person"}\n',
    ],
    [
      'a JSON list',
      '[{"responseId":17,"intent":"interested"},{"responseId":18,"intent":"wrong_person"}]',
    ],
    ['the same line twice', 'responseId,intent\n17,interested\n17,interested\n18,wrong_person'],
  ])('are read from %s', async (_, text) => {
    expect(await pairs(text)).toEqual(BOTH);
  });

  it('of a list of replies are its column label, not what the rules said; empty ones are skipped', async () => {
    const read = await readLabels('responseId,label,intent\n17,meeting,question\n18,,question\n');
    expect(read).toMatchObject({
      lines: [{ line: 2, responseId: 17, intent: 'meeting' }],
      skipped: 1,
      problems: [],
    });
  });

  it.each([
    ['', [' empty']],
    ['responseId,intent\n', [' empty']],
    ['reply,meaning\n1,later', ['line 1 "reply,meaning"']],
    [
      'responseId,intent\n0,later\n17,intrested\nx,\n',
      ['line 2: responseId "0"', 'line 3: intent "intrested"'],
    ],
    ['responseId,intent\n=1+1,later\n', ['line 2: responseId "=1+1"']],
    ['responseId,intent\n1,later\n1,angry\n', ['line 3: intent angry, while line 2 says later']],
    ['{"responseId":1,"intent":"later"}\nnot json\n', ['line 2 "not json"']],
    ['{"responseId":1.5,"intent":7}\n', ['line 1: responseId 1.5', 'line 1: intent 7']],
    ['[1,2]', [' not a JSON list of objects']],
    [`responseId,intent\n${'1,later\n'.repeat(MOST_LABELS + 1)}`, [` ${MOST_LABELS + 1} labels`]],
  ])('%j is refused with the line', async (text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });
});
