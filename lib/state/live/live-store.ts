/** The reads of the live page, on one connection. */
import { storeOf } from '../engine/store-of.ts';
import { preferredPace } from '../campaigns/contact/preferences.ts';
import { countOpenReplies, openReplies } from './open-replies.ts';
import { peopleNamed } from './people.ts';
import {
  countOfPerson,
  eventsOfPerson,
  livingPerson,
  messagesTo,
  responsesFrom,
} from './person-history.ts';
import { newestSeq } from '../events/newest-event.ts';
import { recentEvents, recentEventsFrom } from './recent-events.ts';
import {
  countInterested,
  dayCounts,
  mailboxDays,
  newestCampaigns,
  trackedCounts,
  weekHours,
} from './totals.ts';
import { nextMessages, planningMailboxes } from './upcoming.ts';

export const createLiveStore = storeOf({
  newestSeq,
  newestCampaigns,
  recentEvents,
  recentEventsFrom,
  peopleNamed,
  openReplies,
  countOpenReplies,
  planningMailboxes,
  nextMessages,
  dayCounts,
  trackedCounts,
  weekHours,
  countInterested,
  mailboxDays,
  livingPerson,
  messagesTo,
  responsesFrom,
  eventsOfPerson,
  countOfPerson,
  preferredPace,
});
