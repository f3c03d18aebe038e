/**
 * The return address of a message: the mailbox's own, with the keyed part of the Message-ID after a
 * plus sign if the mailbox has that setting.
 */

/** RFC 5321 4.5.3.1.1 */
const MAX_LOCAL = 64;
/** Length of the tag with its plus sign, as made by message-id.ts. */
const TAG = 28;

/** True if the tag still fits before the at sign. */
export function hasRoomForTag(address: string): boolean {
  return address.lastIndexOf('@') + TAG <= MAX_LOCAL;
}

/**
 * `ann+id.tag@acme.test` for `<id.tag@acme.test>`: an answer to it is about this one message,
 * whatever it quotes. The address unchanged if the Message-ID was made for another domain, which
 * the mailbox had when the message was planned: its tag could not be read back.
 */
export function returnAddress(address: string, messageId: string): string {
  const at = address.lastIndexOf('@');
  const [tag = '', domain] = messageId.slice(1, -1).split('@');
  return domain === address.slice(at + 1) && hasRoomForTag(address)
    ? `${address.slice(0, at)}+${tag}${address.slice(at)}`
    : address;
}
