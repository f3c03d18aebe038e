/** What each figure of a report means; printed beside the numbers. */

export const DEFINITIONS = {
  step: "Position in the campaign file's list of steps, counted from 1.",
  day: "A calendar day in the campaign's time zone. An event counts on the day it happened: a reply on Tuesday to a message of Monday counts on Tuesday.",
  sent: 'Messages that a mail server accepted.',
  rejected: 'Messages that a mail server refused for good during the SMTP session.',
  attempted: 'sent + rejected.',
  undelivered: 'Messages that were accepted and later bounced.',
  delivered:
    'sent - undelivered. No bounce came back; whether the recipient saw the message is not known.',
  opened:
    'Messages whose pixel was asked for, by the verdict on who did; of: the sent messages with a pixel. They count on the day on which they left. low..high: between these numbers lie those that a person opened; machines that ask in place of people (Apple) widen it, and people who read without images are in neither. Null, never 0, when not measured (tracking in the campaign file).',
  clicked: 'Messages with a followed link, likewise; of: the sent messages with counted links.',
  replied:
    'Messages answered by a person; out-of-office and other automatic replies are counted separately.',
  bounced:
    'hard: the address cannot receive. soft: may clear, is retried. block: our IP, content, authentication or reputation was refused. One message can count under several of them.',
  unsubscribed: 'Messages answered with a request to unsubscribe.',
  complained: 'Messages reported as spam by their recipient.',
  inDoubt:
    'Messages whose connection broke after the text began: perhaps delivered, so they are never sent again automatically. Not part of attempted.',
  deferred: 'Messages that a server refused temporarily; they are retried.',
  'rates.delivered': 'delivered / attempted',
  'rates.bounced': '(rejected + undelivered) / attempted; each message counts once.',
  'rates.hardBounced': 'bounced.hard / attempted; softBounced and blocked likewise.',
  'rates.replied': 'replied / delivered; per message, not per prospect.',
  'rates.unsubscribed': 'unsubscribed / delivered; complained likewise.',
  'rates.opened':
    'low..high of counts.opened as shares of the measured messages; clicked likewise. Nothing is stopped or chosen by them.',
  'people.contacted': 'Prospects whose first message a server accepted.',
  'people.reached': 'Prospects whose first message was delivered.',
  'people.replied': 'Prospects whose sequence ended with a reply.',
  'people.replyRate':
    'people.replied / people.reached; per prospect, whatever the number of messages.',
  'changes.mean': 'Mean over the (at most seven) sending days before the reported day.',
  lastSevenDays:
    'The seven calendar days that end with the reported day; the alerts of a daily report judge these.',
  sendTimes:
    "By the hour and weekday at which messages left, on the recipient's clock; a reply counts at the hour of the message it answers. Only messages older than four days: younger ones may still be answered.",
  'sendTimes.expected':
    "The reply rate to expect at that time with the campaign's own mixture of steps: the observed rate, shrunk towards the common rate, more so the fewer messages it rests on (beta-binomial, with its 95 % interval).",
  'sendTimes.timesTheRest':
    'The reply rate as a multiple of that at the other times: hours compared within the same step and weekday, weekdays within the same step and hour (Mantel-Haenszel). Its p is an exact test over the same strata, corrected (Holm) for all hours and weekdays.',
  p: "Fisher's exact test: how often chance alone would show such a difference, corrected (Holm) for the number of comparisons in one report.",
  interval:
    "low..high is Wilson's 95 % interval: where the true share may lie, by a sample of this size. A rate is null when its denominator is 0.",
} as const;
