/** Words by which a server shows that it speaks of the one who is to get the message. */
import { list } from '../../list.ts';

/** What follows from what the recipient's side says of itself. */
export const RECIPIENT_WORDS = list`
  recipient's | recipient mailbox | recipient address rejected | recipient account |
  this recipient | user you are trying | you are trying to contact | you tried to reach |
  tried to contact | receiving mail | mailbox full | mailbox is full | inbox is full | storage |
  disk quota
`;
