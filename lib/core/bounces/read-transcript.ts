/**
 * Reads transcripts of the dialogue in reports: commands and the replies to them, as sendmail
 * (`>>> RCPT To:<...>`, `<<< 550 ...`), Courier, MDaemon, InterScan and hMailServer write them.
 */
import type { RefusalPhase } from '../../domain/responses/refusal-phase.ts';
import { phaseNamed } from './refusal-phase.ts';

/** What the server said, and to which command. */
export type QuotedRefusal = { phase: RefusalPhase; words: string };

const COMMAND =
  /^[ \t]{0,8}(?:>>>|-->|>>|sent <<<|c:|out:|hmailserver sent:|(?:we|command) sent:?)[ \t]*((?:mail from|rcpt to|data|bdat|ehlo|helo|quit|rset|starttls|auth|\.)[^\n]*)$/i;
const REPLY =
  /^[ \t]{0,8}(?:<<<|<--|<<|received >>>|s:|in:|remote server replied:|received:?)[ \t]*(\d{3}(?:[ -][^\n]*)?)$/i;
const MAY_HAVE =
  /(?:>>>?|-->|sent <<<|sent:?|^[ \t]{0,8}(?:c|out):)[ \t]*(?:mail|rcpt|data|bdat|e?hlo|helo)/im;
/** The reply to RCPT when MAIL was refused before. */
const NO_SENDER = /^50[13]\b.{0,40}(?:need mail|mail first|no sender|sender not|mail command)/i;
const MAX_LINES = 400;

/** `sent`: the number of the command. */
type Reply = { command: string; sent: number; code: string; lines: string[] };

/** Null when the text has no transcript, or none with a refusal. `addresses`: the recipient's. */
export function readTranscript(text: string, addresses: readonly string[]): QuotedRefusal | null {
  if (!MAY_HAVE.test(text)) return null;
  const replies = repliesIn(text).filter(({ code, command }) => isRefusal(code, command));
  const names = ({ lines }: Reply): boolean => {
    const said = lines.join(' ').toLowerCase();
    return addresses.some((address) => said.includes(address));
  };
  const named = replies.find(
    (reply) => addresses.some((each) => reply.command.toLowerCase().includes(each)) || names(reply),
  );
  const refusal = named ?? replies[0];
  if (refusal === undefined) return null;
  return { phase: phaseOf(refusal, replies), words: refusal.lines.join('\n') };
}

function isRefusal(code: string, command: string): boolean {
  return /^[45]/.test(code) && !/^(?:quit|rset)/i.test(command);
}

/** Lines with the same code and a hyphen continue a reply (RFC 5321 4.2.1). */
function repliesIn(text: string): Reply[] {
  const replies: Reply[] = [];
  let command = '';
  let sent = 0;
  let open: Reply | null = null;
  for (const line of text.split('\n', MAX_LINES)) {
    const next = COMMAND.exec(line)?.[1];
    if (next !== undefined) {
      [command, sent, open] = [next, sent + 1, null];
      continue;
    }
    const said = REPLY.exec(line)?.[1];
    if (said === undefined) {
      // Other lines of a long reply are indented or follow without a mark.
      if (!/^[ \t]*<<</.test(line)) open = null;
      continue;
    }
    const code = said.slice(0, 3);
    if (open !== null && open.code === code) open.lines.push(said);
    else {
      open = { command, sent, code, lines: [said] };
      replies.push(open);
    }
    if (said[3] !== '-') open = null;
  }
  return replies;
}

/**
 * After a pipelined `DATA`, the replies to MAIL, RCPT and DATA come one after another (RFC 2920):
 * one that others follow answers an earlier command.
 */
function phaseOf(refusal: Reply, replies: readonly Reply[]): RefusalPhase {
  const phase = phaseNamed(refusal.command);
  if (phase !== 'data') return phase;
  const later = replies
    .slice(replies.indexOf(refusal) + 1)
    .filter(({ sent }) => sent === refusal.sent);
  if (later.length === 0) return 'data';
  return later.some(({ lines }) => NO_SENDER.test(lines.join(' '))) ? 'mail' : 'rcpt';
}
