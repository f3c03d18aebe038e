/** How a mail server may deliver, or withhold, a message that it lists. */

/**
 * Why a message that the server lists was not read. `no_answer`: its FETCH was answered OK without
 * a line for it (RFC 2180 4.1.1). `no_size`: without its size, nothing tells whether it is
 * complete. `no_body`: NIL or nothing (RFC 3501 allows both). `short`: fewer bytes than its size.
 * `refused`: NO or BAD. `lost`: the connection ended during the FETCH.
 */
export type Withheld = 'no_answer' | 'no_size' | 'no_body' | 'short' | 'refused' | 'lost';

/**
 * `whole`: complete. `gone`: the server no longer has it. `renumbered`: its UID is no longer valid
 * (UIDVALIDITY changed). Else why it is missing.
 */
export type Delivery = 'whole' | 'gone' | 'renumbered' | Withheld;

/** The place of a message on its server (RFC 3501 2.3.1.1). */
export type MessagePlace = { mailboxId: string; folder: string; uidValidity: string; uid: number };
