/**
 * How people say "no more mail" in English, in the new text of their reply. Folded: lower case,
 * single blanks, straight apostrophes.
 */
import { list } from '../../list.ts';
import type { UnsubscribeRule } from './unsubscribe-rule.ts';

/** A text that talks about a request, but does not make one. */
export const NOT_UNSUBSCRIBE: readonly string[] = [
  "don't unsubscribe me",
  'please remove me from the meeting',
  'please remove me from the call',
  'please remove me from the invit',
  'please remove me from the thread',
  'please remove me from cc',
  'please remove me as ',
  'do not unsubscribe',
  "don't remove me",
  'do not remove me',
  'do not take me off',
  "don't take me off",
  'how do people unsubscribe',
  'can people unsubscribe',
  'can they unsubscribe',
  'can users unsubscribe',
  'how do they unsubscribe',
  'clicked unsubscribe by mistake',
  'unsubscribe by accident',
];

export const ENGLISH_RULES: readonly UnsubscribeRule[] = [
  {
    language: 'en',
    any: list`
      unsubscribe me | please unsubscribe | kindly unsubscribe | want to unsubscribe |
      like to unsubscribe | wish to unsubscribe | unsubscribe this email | unsubscribe my |
      unsubscribe us | to be unsubscribed | how do i unsubscribe from your |
      how do i unsubscribe from this | how do i unsubscribe from these |
      how can i unsubscribe from your | how can i unsubscribe from this |
      how can i unsubscribe from these | how do i get off | remove me from your |
      remove me from this list | remove me from this mailing | remove me from the list |
      remove me from the mailing | remove me from the distribution | remove me from any |
      remove me from all | remove me from future | remove me from further | remove me from these |
      remove me from mailing | remove me from list | remove us from your | remove us from the |
      remove us from this | remove me please | please remove me | remove my email |
      remove my e-mail | remove my address | remove my name | remove this email |
      remove this address | remove my contact | remove my details | remove my data |
      be removed from your | be removed from this | like to be removed | want to be removed |
      wish to be removed | take me off your | take me off this | take me off the | take me off of |
      take me off any | take us off | take my name off | take my email off | take my address off |
      get me off your | delete my email | delete my data | delete my details | delete my address |
      delete me from | opt me out | opt us out | like to opt out | want to opt out |
      wish to opt out | please opt | stop emailing | stop e-mailing | stop mailing |
      stop contacting | stop writing to me | stop writing me | stop spamming | stop messaging |
      stop bothering | stop sending me | stop sending us | stop sending these | stop sending this |
      stop sending your | stop sending emails | stop these emails | stop this spam | quit emailing |
      quit sending | cease and desist | cease contact | cease emailing | don't email me |
      don't e-mail me | don't contact me | don't contact us | don't write me again |
      don't write to me | don't email us | don't mail me | do not email me | do not e-mail me |
      do not email us | do not mail me | do not contact me | do not contact us |
      do not contact again | do not contact this | do not write to me | never contact me |
      never email me | never write to me | no longer wish to receive | no longer want to receive |
      no longer wish to be contacted | do not wish to receive | do not want to receive |
      don't want to receive | don't want your emails | don't want your mails |
      don't want any emails | don't want any mails | don't want emails from |
      don't want mails from | do not want any emails | do not want emails from |
      do not want your emails | don't want any more | don't wish to receive |
      not wish to be contacted | not want to be contacted | don't want to be contacted |
      not contact me again | not email me again | lose my email | lose my address | lose my number
    `,
    short: list`
      take me off | please stop sending | stop sending. | stop sending! | cease all | opt out of |
      don't send me any | do not send me any | don't send me more | do not send me more |
      don't send any more | do not send any more | don't send me these | do not send me these |
      no further emails | no further contact | no further communication | no more emails |
      no more e-mails | no more mails | no more messages | never opted in | did not opt in |
      didn't opt in | did not sign up | didn't sign up for | did not subscribe | didn't subscribe |
      report you as spam | report this as spam | reported as spam | marked as spam |
      mark you as spam | this is spam | how do i unsubscribe? | how can i unsubscribe? |
      not email again | how do i opt out
    `,
    examples: list`
      Please remove me from your list. | Take me off this list! | Don't contact me again. |
      Please stop emailing me. | How do I unsubscribe from your emails? |
      Not interested. Please remove me, thanks. | No more emails please, Bob. | This is spam. |
      How do I unsubscribe?
    `,
    nearMiss: list`
      How do I unsubscribe from X's newsletter? |
      How do people unsubscribe from the mails your product sends? |
      Do your customers have to opt out by mail? |
      Please remove me from the meeting, Carl will join instead. |
      Don't remove me from your list, I like it. | If you wish to unsubscribe, click here. |
      He wrote "unsubscribe me" to us as well. |
      One of our users asked to be removed from the list of speakers. |
      Do your mails have an unsubscribe link? | We stop sending parcels at noon, is that fine? |
      Don't send me the contract before Friday.
    `,
  },
];
