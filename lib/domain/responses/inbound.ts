/** What a mail server may do with a message that it lists, as every layer names it. */

/**
 * Why a message that the server lists was not read. `no_answer`: its FETCH was answered OK without
 * a line for it (RFC 2180 4.1.1). `no_size`: its size was not told, so nothing says when it is
 * whole. `no_body`: NIL or nothing (RFC 3501 allows both). `short`: fewer bytes than its size.
 * `refused`: NO or BAD. `lost`: the connection ended while it was fetched.
 */
export type Withheld = 'no_answer' | 'no_size' | 'no_body' | 'short' | 'refused' | 'lost';

/**
 * How a message came: `whole`; `gone` when the server says that it is no longer there; `renumbered`
 * when its UID means nothing any more (UIDVALIDITY changed); else why it is missing.
 */
export type Delivery = 'whole' | 'gone' | 'renumbered' | Withheld;

/** Where a message lies on its server (RFC 3501 2.3.1.1). */
export type MessagePlace = { mailboxId: string; folder: string; uidValidity: string; uid: number };
