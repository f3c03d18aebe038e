/**
 * The comparison for sending: nodemailer's own pool, without state. Arguments: URL, messages,
 * connections. Prints the seconds.
 */
import nodemailer from 'nodemailer';

const [url = '', count = '0', connections = '1'] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const transport = nodemailer.createTransport({
  pool: true,
  host: hostname,
  port: Number(port),
  secure: false,
  ignoreTLS: true,
  maxConnections: Number(connections),
  maxMessages: Infinity,
});
const send = (i: number): Promise<unknown> =>
  transport.sendMail({
    from: { name: 'Ann Lee', address: 'ann@acme.test' },
    to: { name: `Person${i}`, address: `person${i}@company${i}.test` },
    subject: `A question for Company ${i}`,
    text: `Hi Person${i},\n\nhow does Company ${i} plan its deliveries?\n\nAnn Lee\n\nUnsubscribe: mailto:unsubscribe@acme.test?subject=unsubscribe`,
    list: { unsubscribe: 'unsubscribe@acme.test?subject=unsubscribe' },
  });
await send(0);
const began = performance.now();
let next = 1;
await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    while (next <= Number(count)) await send(next++);
  }),
);
console.log(JSON.stringify({ ok: true, data: { seconds: (performance.now() - began) / 1_000 } }));
transport.close();
