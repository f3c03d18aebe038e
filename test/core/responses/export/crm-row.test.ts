/** The row of a person in the columns that a CRM imports. */
import { expect, it } from 'vitest';
import { CRM_COLUMNS } from '../../../../data/crm/column-sets.ts';
import { crmRow, type CrmPerson } from '../../../../lib/core/responses/export/crm-row.ts';

const ADA: CrmPerson = {
  email: 'ada@lumen.test',
  firstName: 'Ada',
  lastName: 'Lumen',
  company: 'Lumen Works',
  title: 'CTO',
  date: '2026-03-02',
  meaning: 'interested',
  campaignId: 'spring',
  text: 'Yes.',
};
const NO_ONE: CrmPerson = { ...ADA, firstName: null, lastName: null, company: null, title: null };
const NOTE = 'Reply of 2026-03-02, interested, campaign spring: Yes.';

it.each([
  ['hubspot', ADA, ['ada@lumen.test', 'Ada', 'Lumen', 'Lumen Works', 'CTO', NOTE]],
  ['hubspot', NO_ONE, ['ada@lumen.test', '', '', '', '', NOTE]],
  ['salesforce', ADA, ['Ada', 'Lumen', 'Lumen Works', 'CTO', 'ada@lumen.test', NOTE]],
  // Salesforce takes no lead without a last name and a company.
  ['salesforce', NO_ONE, ['', '[not provided]', 'lumen.test', '', 'ada@lumen.test', NOTE]],
  ['pipedrive', ADA, ['Ada Lumen', 'ada@lumen.test', 'CTO', 'Lumen Works', NOTE]],
  ['pipedrive', NO_ONE, ['ada@lumen.test', 'ada@lumen.test', '', '', NOTE]],
])('%s takes a row with a cell for each column', (name, person, cells) => {
  const set = CRM_COLUMNS.find((each) => each.name === name);
  expect(set && crmRow(set, person)).toEqual(cells);
  expect(set?.columns).toHaveLength(cells.length);
});
