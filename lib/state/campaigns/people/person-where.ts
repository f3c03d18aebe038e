/** Writes the conditions of a filter on people as SQL over `e` (enrollment) and `p` (prospect). */
import type { PersonFilter, PersonTest } from '../../../domain/campaigns/person-filter.ts';

export type Condition = { sql: string; bound: Record<string, string | number | null> };

/** Those that no source of candidates guarantees; each value is bound, never part of the text. */
export function conditionsOf(filter: PersonFilter): Condition {
  const parts: string[] = [];
  const bound: Condition['bound'] = {};
  const bind = (value: string | number | null): string => {
    const name = `v${Object.keys(bound).length}`;
    bound[name] = value;
    return `:${name}`;
  };
  if (filter.campaignId !== null) parts.push(`e.campaign_id = ${bind(filter.campaignId)}`);
  if (filter.prospectId !== null) parts.push(`e.prospect_id = ${bind(filter.prospectId)}`);
  if (filter.states !== null)
    parts.push(`e.state IN (SELECT value FROM json_each(${bind(JSON.stringify(filter.states))}))`);
  for (const word of filter.name) {
    const beginning = bind(`% ${likeText(word)}%`);
    parts.push(
      `(${NAMES} LIKE ${beginning} ESCAPE '\\' OR ${LOCAL_PART} LIKE ${beginning} ESCAPE '\\')`,
    );
  }
  if (filter.domain !== null) {
    const name = bind(filter.domain.name);
    parts.push(`(p.domain = ${name} OR p.domain LIKE '%.' || ${name})`);
  }
  for (const test of filter.tests) parts.push(conditionOf(test, bind));
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), bound };
}

/** A space stands before each word; a full name may be in one column or two. */
const NAMES = `' ' || replace(ifnull(p.fields ->> '$.first_name', '') || ' ' || ifnull(p.fields ->> '$.last_name', '') || ' ' || ifnull(p.fields ->> '$.name', ''), '-', ' ')`;
const LOCAL_PART = `' ' || replace(replace(replace(substr(p.email, 1, instr(p.email, '@') - 1), '.', ' '), '_', ' '), '-', ' ')`;

/** LIKE ignores the case of A to Z only: any other letter may stand for either case. */
function likeText(word: string): string {
  return word.replace(/[\\%_]/g, (sign) => `\\${sign}`).replace(/[^ -~]/gu, '_');
}

function conditionOf(
  { field, values }: PersonTest,
  bind: (value: string | number | null) => string,
): string {
  const steps = (): string => bind(JSON.stringify(values.map((value) => Number(value) - 1)));
  const texts = (): string => bind(JSON.stringify(values.map((value) => value.toLowerCase())));
  const among = (sql: string): string =>
    `lower(ifnull(${sql}, '')) IN (SELECT value FROM json_each(${texts()}))`;
  switch (field) {
    case 'country':
      return among('p.country');
    case 'zone':
      return among('p.zone');
    case 'mailbox':
      return among('e.mailbox_id');
    case 'state':
      return among('e.state');
    case 'company':
      return `(${among('p.company')} OR ${among(`p.fields ->> '$.company'`)})`;
    case 'next':
      return `(e.state IN ('waiting', 'queued', 'paused') AND e.next_step IN (SELECT value FROM json_each(${steps()})))`;
    case 'step':
      return `EXISTS (SELECT 1 FROM message m WHERE m.enrollment_id = e.id AND m.sent_at IS NOT NULL AND m.step IN (SELECT value FROM json_each(${steps()})))`;
    case 'variant':
      return `EXISTS (SELECT 1 FROM message m WHERE m.enrollment_id = e.id AND m.sent_at IS NOT NULL AND ${among('m.variant')})`;
    default:
      return among(
        `(SELECT f.value FROM json_each(p.fields) f WHERE f.key = ${bind(field.column)})`,
      );
  }
}
