/**
 * An SMTP server that fails at one point in one way, and records what really happened to every
 * message.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';

export const POINTS = [
  'greeting',
  'EHLO',
  'STARTTLS',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'text',
  'dot',
  'RSET',
  'QUIT',
] as const;
/** Where it goes wrong; `text`: in the middle of the text, before its end was looked at. */
export type FaultPoint = (typeof POINTS)[number];

export const FAULTS = [
  'refuse4',
  'refuse5',
  'hang',
  'drop',
  'reset',
  'half',
  'trickle',
  'garbage',
  'extra',
  'closing',
  'quota',
  'quota_end',
  'quota_cut',
  'pieces',
] as const;
/**
 * `half`: some digits and the end. `trickle`: a line without end, byte by byte. `extra`: one reply too
 * many. `closing`: 421 and the end. `quota`: the quota of the account is used up, in several lines;
 * `quota_end`: followed by the end; `quota_cut`: the end comes within them. `pieces`: byte by byte.
 */
export type ServerFault = (typeof FAULTS)[number];

/**
 * What became of a message, by the server's own doing. `answer`: the whole reply it gave to the
 * text or instead of it.
 */
export type Truth = { invited: boolean; sawDot: boolean; answer: string | null };

export type FaultyServer = {
  port: number;
  /** From now on it goes wrong there; `times` bounds how often. */
  arm(point: FaultPoint, fault: ServerFault, times?: number): void;
  /** By Message-ID: one entry for every transaction that came as far as DATA. */
  truths: Map<string, Truth[]>;
  connections(): number;
  open(): number;
  close(): Promise<void>;
};

const QUOTA =
  '550-5.4.5 Daily user sending limit exceeded. For more information\r\n550-5.4.5 on sending limits go to\r\n550 5.4.5  https://support.example.com - gsmtp';
const REFUSAL = {
  refuse4: '451 4.3.0 not now',
  refuse5: '550 5.7.1 not wanted',
  quota: QUOTA,
  pieces: QUOTA,
} as const;
/** A reply of its own kind that the server means, however it comes across. */
const isRefusal = (fault: ServerFault | null): fault is keyof typeof REFUSAL =>
  fault !== null && fault in REFUSAL;

export async function startFaulty(
  offers: { starttls?: boolean; auth?: boolean } = {},
): Promise<FaultyServer> {
  const truths = new Map<string, Truth[]>();
  const sockets = new Set<Socket>();
  const armed = new Map<FaultPoint, { fault: ServerFault; times: number }>();
  let connections = 0;
  const ehlo = [
    '250-faulty.test',
    ...(offers.starttls ? ['250-STARTTLS'] : []),
    ...(offers.auth ? ['250-AUTH PLAIN'] : []),
    '250 SIZE 50000000',
  ].join('\r\n');
  const polite: Readonly<Record<Exclude<FaultPoint, 'text'>, string>> = {
    greeting: '220 faulty.test',
    EHLO: ehlo,
    STARTTLS: '220 go ahead',
    AUTH: '235 2.7.0 ok',
    MAIL: '250 2.1.0 ok',
    RCPT: '250 2.1.5 ok',
    DATA: '354 go',
    dot: '250 2.0.0 taken',
    RSET: '250 2.0.0 ok',
    QUIT: '221 2.0.0 bye',
  };

  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    let deaf = false;
    let pending = '';
    let truth: Truth | null = null;
    const timers: NodeJS.Timeout[] = [];
    socket
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(socket);
        timers.forEach(clearInterval);
      });

    /** Answers as it should, or goes wrong; true when it was the whole reply that was asked for. */
    function answer(point: Exclude<FaultPoint, 'text'>): string | null {
      const fault = takeFault(point);
      const line = isRefusal(fault) ? REFUSAL[fault] : polite[point];
      if (fault === 'pieces') {
        inPieces(`${line}\r\n`);
        return line;
      }
      if (fault === null || isRefusal(fault)) {
        socket.write(`${line}\r\n`);
        if (point === 'QUIT') socket.end();
        return line;
      }
      // An extra reply comes with the right one: a yes to no question.
      if (fault === 'extra') {
        socket.write(`${line}\r\n250 2.0.0 ok\r\n`);
        return line;
      }
      misbehave(fault, line);
      if (fault === 'quota_end' || fault === 'quota_cut') return QUOTA;
      return fault === 'closing' ? '421 4.3.2 closing' : null;
    }

    function inPieces(text: string): void {
      socket.setNoDelay(true);
      let at = 0;
      timers.push(
        setInterval(() => at < text.length && socket.write(text.slice(at, (at += 7))), 2),
      );
    }

    function takeFault(point: FaultPoint): ServerFault | null {
      const next = armed.get(point);
      if (!next || next.times <= 0) return null;
      next.times--;
      return next.fault;
    }

    function misbehave(
      fault: Exclude<ServerFault, 'extra' | keyof typeof REFUSAL>,
      line: string,
    ): void {
      deaf = true;
      switch (fault) {
        case 'hang':
          return;
        case 'drop':
          return void socket.destroySoon();
        case 'reset':
          return void socket.resetAndDestroy();
        case 'half':
          return void socket.end(line.slice(0, 6));
        case 'closing':
          return void socket.end('421 4.3.2 closing\r\n');
        case 'quota_end':
          return void socket.end(`${QUOTA}\r\n`);
        case 'quota_cut':
          return void socket.end(QUOTA.slice(0, QUOTA.indexOf('on sending')));
        case 'garbage':
          return void socket.write('\x00\xff\x16\x03 no smtp at all\r\n7 dwarfs\r\n');
        case 'trickle': {
          let at = 0;
          timers.push(
            setInterval(
              () =>
                socket.write(`${line.slice(0, 3)}-still working on it `.charAt(at++ % 24) || 'x'),
              5,
            ),
          );
        }
      }
    }

    function inText(): void {
      if (truth === null) return;
      // In the middle of the text: half of what comes at once is enough.
      if ((armed.get('text')?.times ?? 0) > 0 && pending.length > 500) {
        note(pending, truth);
        const fault = takeFault('text') as ServerFault;
        if (isRefusal(fault)) {
          truth.answer = REFUSAL[fault];
          if (fault === 'pieces') inPieces(`${REFUSAL[fault]}\r\n`);
          else socket.write(`${REFUSAL[fault]}\r\n`);
        } else if (fault === 'extra') socket.write('250 2.0.0 too early\r\n');
        else misbehave(fault, polite.dot);
        if (fault === 'closing') truth.answer = '421 4.3.2 closing';
        if (fault === 'quota_end' || fault === 'quota_cut') truth.answer = QUOTA;
        deaf = true;
        if (fault === 'hang' || fault === 'extra') socket.pause();
        return;
      }
      const end = pending.indexOf('\r\n.\r\n');
      if (end < 0) return;
      note(pending, truth);
      truth.sawDot = true;
      pending = pending.slice(end + 5);
      const answered = truth;
      truth = null;
      answered.answer = answer('dot');
    }

    function note(text: string, entry: Truth): void {
      const id = /^Message-ID: (<.+>)\r$/m.exec(text)?.[1] ?? 'unknown';
      const known = truths.get(id) ?? [];
      if (!known.includes(entry)) truths.set(id, [...known, entry]);
    }

    answer('greeting');
    socket.on('data', (chunk) => {
      if (deaf) return;
      pending += chunk.toString('latin1');
      for (;;) {
        if (deaf) return;
        if (truth) {
          const before = pending;
          inText();
          if (truth || pending === before) return;
          continue;
        }
        const end = pending.indexOf('\r\n');
        if (end < 0) return;
        const verb = pending.slice(0, 4).toUpperCase();
        pending = pending.slice(end + 2);
        if (verb === 'DATA') {
          const line = answer('DATA');
          if (line?.startsWith('354')) truth = { invited: true, sawDot: false, answer: null };
          continue;
        }
        const point = POINTS.find((each) => each.slice(0, 4) === (verb === 'HELO' ? 'EHLO' : verb));
        if (point) answer(point as Exclude<FaultPoint, 'text'>);
        else socket.write('500 5.5.1 what?\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arm: (point, fault, times = Infinity) => void armed.set(point, { fault, times }),
    truths,
    connections: () => connections,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
