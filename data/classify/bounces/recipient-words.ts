/** Words that show that a server speaks of the recipient. */
import { list } from '../../list.ts';

/** The consequence of a statement by the recipient's side about itself. */
export const RECIPIENT_WORDS = list`
  recipient's | recipient mailbox | recipient address rejected | recipient account |
  this recipient | user you are trying | you are trying to contact | you tried to reach |
  tried to contact | receiving mail | mailbox full | mailbox is full | inbox is full | storage |
  disk quota
`;
