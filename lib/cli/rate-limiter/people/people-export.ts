/** `rate_limiter.ts people export`: what is stored of a person, to be handed to them. What others wrote is under `untrusted`. */
import { readPersonRecord } from '../../../state/campaigns/prospects/person-record.ts';
import type {
  PersonRecord,
  RecordedMessage,
  RecordedResponse,
} from '../../../domain/campaigns/person-record.ts';
import { showContact, untrusted } from '../../render/untrusted.ts';
import { defineCommand } from '../../runner/command.ts';
import { iso } from '../../runner/values.ts';
import { noSuchPerson, personFlag, readPerson } from './read-person.ts';

/** As much as is kept of a message. */
const LONGEST_SOURCE = 300_000;

export const command = defineCommand({
  about: 'Show everything that is stored of a person; --output FILE.json writes it to a file',
  examples: ['--prospect bob@example.com', '--prospect bob@example.com --output bob.json'],
  flags: personFlag,
  effect: 'read',
  state: 'read',
  unrecorded: true,
  run({ state, clock }, { prospect }) {
    const asked = readPerson(prospect, 'rate_limiter.ts people export');
    const record = readPersonRecord(state.db, asked);
    if (record === null) throw noSuchPerson();
    return Promise.resolve({ data: { exportedAt: iso(clock.now()), ...describe(record) } });
  },
});

function describe(record: PersonRecord): Record<string, unknown> {
  return {
    person: record.person && describePerson(record.person),
    enrollments: record.enrollments.map(({ nextStep, dueAt, ...enrollment }) => ({
      ...enrollment,
      nextStep: nextStep + 1,
      dueAt: dueAt === 0 ? null : iso(dueAt),
    })),
    changes: record.changes.map(({ step, until, at, ...change }) => ({
      ...change,
      step: step === null ? null : step + 1,
      until: iso(until),
      at: iso(at),
    })),
    leftOut: record.leftOut.map((row) => ({ ...row, at: iso(row.at) })),
    tests: record.tests.map((test) => ({ ...test, at: iso(test.at) })),
    declines: record.declines.map((decline) => ({ ...decline, at: iso(decline.at) })),
    preference: record.preference && {
      pausedUntil: iso(record.preference.pausedUntil),
      lessOftenSince: iso(record.preference.lessOftenSince),
    },
    messages: record.messages.map(describeMessage),
    responses: record.responses.map(describeResponse),
    suppressions: record.suppressions.map((entry) => ({ ...entry, at: iso(entry.at) })),
    events: record.events.map((event) => ({ ...event, at: iso(event.at) })),
  };
}

function describePerson({ id, createdAt, ...person }: NonNullable<PersonRecord['person']>): object {
  return { prospectId: id, ...person, createdAt: iso(createdAt) };
}

function describeMessage({ step, sentAt, attempts, ...message }: RecordedMessage): object {
  return {
    ...message,
    step: step + 1,
    sentAt: iso(sentAt),
    attempts: attempts.map(({ at, outcome, code, response }) => ({
      at: iso(at),
      outcome,
      code,
      untrusted: { response: untrusted(response, 1_000) },
    })),
  };
}

function describeResponse(response: RecordedResponse): object {
  const { responseId, campaignId, receivedAt, label, classification } = response;
  const { kind, rule, intent, request, bounce, returnsAt, contact, visibleText } = classification;
  return {
    responseId,
    campaignId,
    receivedAt: iso(receivedAt),
    kind,
    rule,
    intent,
    label,
    ...(request === undefined ? {} : { request }),
    bounce: bounce && { class: bounce.class, reason: bounce.reason, status: bounce.status },
    returnsAt: iso(returnsAt),
    untrusted: {
      from: untrusted(response.fromAddress, 254),
      subject: untrusted(response.subject, 500),
      text: untrusted(visibleText, LONGEST_SOURCE),
      locator: untrusted(response.locator, 300),
      diagnostic: untrusted(bounce?.diagnostic ?? null, 2_000),
      source: untrusted(response.raw.toString('utf8'), LONGEST_SOURCE),
      ...(contact === null ? {} : { contact: showContact(contact) }),
    },
  };
}
