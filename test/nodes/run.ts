/** `npm run test:nodes [-- --runs 200]`: the contract of the SQLite drivers and the two commands that run most, on each Node. */
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchNodes, type OtherNode } from './fetch-nodes.ts';
import { smoke } from './smoke.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, here: { type: 'boolean', default: false } },
});
const here: OtherNode = { version: process.versions.node, bin: dirname(process.execPath) };

let [passed, failed] = [0, 0];
for (const node of [here, ...(values.here ? [] : others())]) {
  const began = performance.now();
  const result = await smoke(node, Number(values.runs));
  passed += result.passed;
  failed += result.failed;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `Node ${node.version} with ${result.engine}: ${result.passed} as expected, ${result.failed} not (${seconds} s)`,
  );
  for (const said of result.failures) console.log(`  ${said}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function others(): OtherNode[] {
  try {
    return fetchNodes().filter(({ version }) => version !== here.version);
  } catch (error) {
    console.log(`Only this Node: the others could not be fetched (${(error as Error).message}).`);
    return [];
  }
}
