/**
 * `node --import tsx test/soak/forgeries.ts [10000] [first seed]`: forged bounces, complaints and
 * unsubscribes; reports what they changed.
 */
import { tryForgeries } from '../support/forgeries/try-forgeries.ts';

const count = Number(process.argv[2] ?? 10_000);
const from = Number(process.argv[3] ?? 1);
const { changed, notUnverified, kinds } = await tryForgeries({ from, count }, (seed) => {
  if (seed % 1_000 === 0) console.log(`  ${seed}`);
});
console.log(kinds);
console.log(
  changed.length === 0 && notUnverified.length === 0
    ? `${count} forged messages changed nothing`
    : [...changed, ...notUnverified].slice(0, 50).join('\n'),
);
process.exitCode = changed.length + notUnverified.length === 0 ? 0 : 1;
