/**
 * The columns under which a CRM takes people from a CSV file. A header that is spelt as the CRM
 * spells its field is mapped by itself; the import shows the mapping before anything is written.
 */

/** What a column can hold. `note`: what the person wrote, with date, meaning and campaign. */
export type CrmField =
  'email' | 'firstName' | 'lastName' | 'name' | 'company' | 'title' | 'note' | 'domain';

type CrmColumn = {
  header: string;
  field: CrmField;
  /** Where the field is empty and the CRM refuses a row without it. */
  otherwise?: { field: CrmField } | { text: string };
};

export type ColumnSet = {
  name: 'hubspot' | 'salesforce' | 'pipedrive';
  /** Into which kind of record. */
  record: string;
  source: string;
  columns: readonly CrmColumn[];
};

export const CRM_COLUMNS: readonly ColumnSet[] = [
  {
    name: 'hubspot',
    record: 'Contacts',
    // People are recognised by their email; the header is the name of the contact property.
    source: 'https://knowledge.hubspot.com/crm-setup/set-up-your-import-file',
    columns: [
      { header: 'Email', field: 'email' },
      { header: 'First name', field: 'firstName' },
      { header: 'Last name', field: 'lastName' },
      { header: 'Company name', field: 'company' },
      { header: 'Job title', field: 'title' },
      { header: 'Message', field: 'note' },
    ],
  },
  {
    name: 'salesforce',
    record: 'Leads',
    // Last name and company are required; "[not provided]" is what Salesforce itself fills in.
    source:
      'https://help.salesforce.com/s/articleView?id=xcloud.field_mapping_for_importing_leads.htm',
    columns: [
      { header: 'First Name', field: 'firstName' },
      { header: 'Last Name', field: 'lastName', otherwise: { text: '[not provided]' } },
      { header: 'Company', field: 'company', otherwise: { field: 'domain' } },
      { header: 'Title', field: 'title' },
      { header: 'Email', field: 'email' },
      { header: 'Description', field: 'note' },
    ],
  },
  {
    name: 'pipedrive',
    record: 'People',
    // The person's name is required; fields are named by category.
    source: 'https://support.pipedrive.com/en/article/importing-mandatory-fields',
    columns: [
      { header: 'Person - Name', field: 'name', otherwise: { field: 'email' } },
      { header: 'Person - Email', field: 'email' },
      { header: 'Person - Job title', field: 'title' },
      { header: 'Organization - Name', field: 'company' },
      { header: 'Note', field: 'note' },
    ],
  },
];
