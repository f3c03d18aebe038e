/** The address that a message is returned to: the mailbox's own, with the keyed part of the Message-ID after a plus sign where the mailbox asks for it. */

/** RFC 5321 4.5.3.1.1 */
const MAX_LOCAL = 64;
/** Of the tag with its plus sign, as message-id.ts makes it. */
const TAG = 28;

/** True when the tag still fits before the at sign. */
export function hasRoomForTag(address: string): boolean {
  return address.lastIndexOf('@') + TAG <= MAX_LOCAL;
}

/**
 * `ann+id.tag@acme.test` for `<id.tag@acme.test>`: what comes back to it is about this one message, whatever it quotes. The address as it is where the
 * Message-ID was made for another domain, which the mailbox had when the message was planned: it could not be read back.
 */
export function returnAddress(address: string, messageId: string): string {
  const at = address.lastIndexOf('@');
  const [tag = '', domain] = messageId.slice(1, -1).split('@');
  return domain === address.slice(at + 1) && hasRoomForTag(address)
    ? `${address.slice(0, at)}+${tag}${address.slice(at)}`
    : address;
}
