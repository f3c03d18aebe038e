/** What each figure of a report means, in words that stand beside the numbers. */

export const DEFINITIONS = {
  step: "Position in the campaign file's list of steps, counted from 0; people read it as step 1, step 2...",
  day: "A calendar day in the campaign's time zone. A thing counts on the day it happened: a reply on Tuesday to a message of Monday is Tuesday's.",
  sent: 'Messages a mail server accepted.',
  rejected: 'Messages a mail server refused for good while we were talking to it.',
  attempted: 'sent + rejected.',
  undelivered: 'Accepted, and later proven not to have arrived.',
  delivered:
    'sent - undelivered. It says that no failure came back, not that anybody saw the mail.',
  opened: 'Not tracked: this tool puts no pixel in mail. Null, never 0.',
  replied: 'Messages answered by a person; out-of-office and automatic answers are counted apart.',
  bounced:
    'hard: the address cannot receive. soft: may clear, is tried again. block: our IP, content, authentication or reputation was refused. One message can be counted under more than one of them.',
  unsubscribed: 'Messages answered with a wish to hear no more.',
  complained: 'Messages reported as spam by their recipient.',
  inDoubt:
    'Messages whose connection broke after the text was on its way: they may have arrived, and are never sent again by themselves. Not part of attempted.',
  deferred: 'Messages a server put off for now; they are tried again.',
  'rates.delivered': 'delivered / attempted',
  'rates.bounced': '(rejected + undelivered) / attempted: each message once.',
  'rates.hardBounced': 'bounced.hard / attempted; softBounced and blocked likewise.',
  'rates.replied': 'replied / delivered: per message, not per person.',
  'rates.unsubscribed': 'unsubscribed / delivered; complained likewise.',
  'people.contacted': 'People whose first message was accepted by a server.',
  'people.reached': 'People whose first message was delivered.',
  'people.replied': 'People whose sequence ended with a reply.',
  'people.replyRate':
    'people.replied / people.reached: the share of people, whatever the number of messages each got.',
  'changes.mean': 'Mean over the (at most seven) sending days before the day reported on.',
  lastSevenDays:
    'Seven calendar days up to and with the day reported on; alerts of a daily report judge these.',
  sendTimes:
    "By the hour and weekday at which mail left, on the recipient's own clock; a reply counts where the mail left that it answers. Only mail older than four days: younger mail may still be answered.",
  'sendTimes.expected':
    "The reply rate to expect of that time with the campaign's own mixture of steps: what was seen, drawn towards the rate of all, the further the fewer messages it rests on (beta-binomial, with its 95 % interval).",
  'sendTimes.timesTheRest':
    'Replies for each that the other times had: hours within the same step and weekday, weekdays within the same step and hour (Mantel-Haenszel). Its p is an exact test over the same strata, corrected (Holm) for all hours and weekdays.',
  p: "Fisher's exact test: how often chance alone would show such a difference, corrected (Holm) for the number of things compared in one report.",
  interval:
    "low..high is Wilson's 95 % interval: where the true share may lie, seen from a sample of this size. A rate of null means there was nothing to divide by.",
} as const;
