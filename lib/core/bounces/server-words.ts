/**
 * Separates what the refusing server said from the sentence in which a report tells it: "SMTP error
 * from remote mail server after RCPT TO:<...>" is no error of a mail server.
 */
import { phaseIn } from './refusal-phase.ts';
import { readTranscript, type QuotedRefusal } from './read-transcript.ts';

/**
 * The ends of the sentences before a server's words, by system: Postfix and qmail; Exim, GMX and
 * 1&1; DragonFly; m-FILTER; Exchange; Gmail; IMail, hMailServer; and plain words of others.
 */
const BEFORE =
  /\b(?:host \S{1,255}(?: ?[[(][^\])\n]{1,64}[\])])?\s{1,8}said|remote host said|refused to talk to me|did not like our [^\n:]{1,40}|generated following response|issued an error|(?:other|remote) server (?:re-?\s?turned|replied|responded|said)(?: was)?|server at \S{1,255}(?: \([^)\n]{1,64}\))? returned|server re(?:turned|plied|sponded)(?: with)?(?: was)?|response (?:from the remote server |from the server )?was|response from (?:the )?(?:remote )?server|error from remote (?:mail ?server|mailer|server|host) (?:after|for|in) (?:[^\n<:]{1,60}(?::? ?<[^>\n]{0,320}>)?[^\n:]{0,60}))\s{0,4}(?::|')|-server message[ \t\r]{0,8}\n/gi;
/** Exim and GMX write the host between their sentence and its words. */
const HOST =
  /^\s{0,40}(?:host:? \S{1,255}(?: ?\[[^\]\n]{1,64}\])?:?\s+(?:reason:\s*)?|\S{1,255} \[[^\]\n]{1,64}\]:\s*)/i;
/** What follows a server's words: an empty line, the command, the reporter's next sentence. */
const AFTER =
  /\n[ \t]*\r?\n|\s\(in reply to\s|\ngiving up on\s|\n-{4,}|\(state \d{1,2}\)|\n[ \t]{0,40}(?:---|reporting-mta:|remote system:)/i;
const MAX_WORDS = 4_096;

/** `words`: `''` when the text is the reporter's alone. `addresses`: the recipient's. */
export function readRefusalIn(text: string, addresses: readonly string[]): QuotedRefusal {
  if (text === '') return { phase: 'unknown', words: '' };
  const transcript = readTranscript(text, addresses);
  if (transcript !== null) return transcript;
  return { phase: phaseIn(text), words: quotedWords(text) };
}

function quotedWords(text: string): string {
  BEFORE.lastIndex = 0;
  for (let found = BEFORE.exec(text); found !== null; found = BEFORE.exec(text)) {
    const from = found.index + found[0].length;
    const rest = text.slice(from, from + MAX_WORDS).replace(HOST, '');
    const words = rest.trimStart();
    const end = words.search(AFTER);
    const said = (end < 0 ? words : words.slice(0, end)).trim();
    if (/\p{L}{2}|\d{3}/u.test(said)) return said;
  }
  return '';
}

/** The reporter's text without the sentences that only say where the refusal came from. */
export function withoutFrames(text: string): string {
  return text.replace(BEFORE, ' ');
}
