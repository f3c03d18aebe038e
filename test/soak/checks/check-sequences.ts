/**
 * Each person's own sequence: steps in order and far enough apart, no step twice, and nothing after
 * "no".
 */
import { describe, type SoakViolation } from './checker.ts';
import { groupBy, type SoakMessage } from '../world/messages.ts';
import { dayIn } from '../oracle.ts';
import type {
  RecordedAnswer,
  AnswerKind,
  SoakPerson,
  RunRecord,
  SinkLine,
} from '../world/record.ts';

const DAY = 24 * 3_600_000;
const SOFT_RETRIES = 3;
const FINAL: Readonly<
  Partial<Record<AnswerKind, 'after_reply' | 'after_unsubscribe' | 'after_hard_bounce'>>
> = { reply: 'after_reply', unsubscribe: 'after_unsubscribe', hard: 'after_hard_bounce' };

export function checkSequences(
  { lines, messages }: { lines: readonly SinkLine[]; messages: readonly SoakMessage[] },
  record: RunRecord,
): SoakViolation[] {
  const answers = groupBy(record.answers, ({ email }) => email);
  const people = new Map(record.people.map((person) => [person.email, person]));
  const told = [...groupBy(messages, ({ to }) => to)].flatMap(([email, sent]) => {
    const story = {
      sent,
      answers: answers.get(email) ?? [],
      person: people.get(email),
      gaps: record.campaign.gaps,
    };
    return [...checkSteps(story), ...checkAnswers(story)];
  });
  return [...told, ...checkRefusals(lines)];
}

type Story = {
  sent: readonly SoakMessage[];
  answers: readonly RecordedAnswer[];
  person: SoakPerson | undefined;
  gaps: readonly number[];
};

function checkSteps({ sent, answers, gaps }: Story): SoakViolation[] {
  const violations: SoakViolation[] = [];
  let before: SoakMessage | null = null;
  for (const [index, mail] of sent.entries()) {
    const step = before?.step ?? 0;
    if (mail.step === step && before)
      violations.push(...checkRepeat(mail, { sent: sent.slice(0, index), answers }));
    else if (mail.step !== step + 1)
      violations.push({ rule: 'step_order', detail: `${describe(mail)}, after step ${step}` });
    else if (before && mail.at - before.at < (gaps[mail.step - 1] ?? 0) * DAY) {
      violations.push({
        rule: 'follow_up_too_soon',
        detail: `${describe(mail)}, ${((mail.at - before.at) / DAY).toFixed(3)} days after step ${step}`,
      });
    }
    before = mail;
  }
  return violations;
}

/**
 * A step goes out again only for a soft bounce that was read before, a day later, three times at
 * most.
 */
function checkRepeat(
  mail: SoakMessage,
  { sent, answers }: { sent: readonly SoakMessage[]; answers: readonly RecordedAnswer[] },
): SoakViolation[] {
  const times = sent.filter(({ step }) => step === mail.step).length;
  const bounces = answers.filter(
    ({ kind, step, processedAtLine }) =>
      kind === 'soft' && step === mail.step && processedAtLine <= mail.index,
  );
  if (bounces.length < times || times > SOFT_RETRIES)
    return [
      {
        rule: 'sent_twice',
        detail: `${describe(mail)}, for the ${times + 1}. time after ${bounces.length} soft bounces`,
      },
    ];
  const last = Math.max(...bounces.map(({ processedAt }) => processedAt));
  return mail.at - last < DAY
    ? [
        {
          rule: 'retried_too_soon',
          detail: `${describe(mail)}, ${((mail.at - last) / 3_600_000).toFixed(2)} h after the bounce was read`,
        },
      ]
    : [];
}

function checkAnswers({ sent, answers, person }: Story): SoakViolation[] {
  return answers.flatMap((answer): SoakViolation[] => {
    const later = sent.filter(({ index }) => index >= answer.processedAtLine);
    const rule = FINAL[answer.kind];
    if (rule)
      return later.map((mail) => ({
        rule,
        detail: `${describe(mail)}; ${answer.kind} to step ${answer.step} was read at ${new Date(answer.processedAt).toISOString()}`,
      }));
    const { returnsOn } = answer;
    if (!returnsOn || !person) return [];
    return later
      .filter(({ at }) => dayIn(person.home.zone, at) < returnsOn)
      .map((mail) => ({
        rule: 'while_away',
        detail: `${describe(mail)}; back on ${returnsOn}, read at ${new Date(answer.processedAt).toISOString()}`,
      }));
  });
}

/**
 * After a permanent refusal no person gets another try; after a temporary one, one more is fine.
 */
function checkRefusals(lines: readonly SinkLine[]): SoakViolation[] {
  const dead = new Map<string, number>();
  return lines.flatMap((line, index): SoakViolation[] => {
    const to = line.to[0] ?? '';
    const since = dead.get(to);
    if (line.outcome === 'refused' && line.code >= 500) dead.set(to, index);
    return since === undefined
      ? []
      : [
          {
            rule: 'after_refusal',
            detail: `line ${index + 1}: ${to} was tried again, refused for good in line ${since + 1}`,
          },
        ];
  });
}
