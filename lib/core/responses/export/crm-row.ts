/** Writes a person who replied as the row that a CRM imports. */
import type { ColumnSet, CrmField } from '../../../../data/crm/column-sets.ts';

/** Texts as they may be shown. */
export type CrmPerson = {
  email: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  title: string | null;
  /** The date of the reply, what it means, and from which campaign it came. */
  date: string;
  meaning: string | null;
  campaignId: string | null;
  text: string | null;
};

/** The cells of the row, in the order of the columns; empty where nothing is known. */
export function crmRow({ columns }: ColumnSet, person: CrmPerson): string[] {
  return columns.map(({ field, otherwise }) => {
    const value = valueOf(field, person);
    if (value !== '' || otherwise === undefined) return value;
    return 'text' in otherwise ? otherwise.text : valueOf(otherwise.field, person);
  });
}

function valueOf(field: CrmField, person: CrmPerson): string {
  switch (field) {
    case 'name':
      return [person.firstName, person.lastName].filter(Boolean).join(' ');
    case 'domain':
      return person.email.slice(person.email.lastIndexOf('@') + 1);
    case 'note':
      return noteOf(person);
    default:
      return person[field] ?? '';
  }
}

function noteOf({ date, meaning, campaignId, text }: CrmPerson): string {
  const about = [
    `Reply of ${date}`,
    ...(meaning === null ? [] : [meaning]),
    ...(campaignId === null ? [] : [`campaign ${campaignId}`]),
  ].join(', ');
  return text === null || text === '' ? about : `${about}: ${text}`;
}
