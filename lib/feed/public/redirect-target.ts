/** Decides where a link of a message may lead: to a stored http or https address, nowhere else. */

const LONGEST = 4_096;

/**
 * Checked again when the link was stored long ago: a redirect never leaves the web, never has a
 * second header in it, never hides the host behind credentials.
 */
export function isRedirectTarget(target: string): boolean {
  if (target.length > LONGEST || !/^https?:\/\/[\x21-\x7e]+$/i.test(target)) return false;
  if (target.includes('\\') || !URL.canParse(target)) return false;
  const { protocol, username, password, hostname } = new URL(target);
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    username === '' &&
    password === '' &&
    hostname !== ''
  );
}
