/** Decides which keys a campaign file still needs before the campaign can start. */
import type { CampaignDraft, CampaignFile } from '../../domain/campaigns/campaign.ts';
import type { Problem } from '../../domain/problem.ts';

const NEEDED: readonly {
  key: 'id' | 'name' | 'mailboxes' | 'steps';
  expected: string;
  try: string;
}[] = [
  {
    key: 'id',
    expected: 'an id for commands: lower-case letters, digits, hyphens',
    try: '"id": "spring-2026"',
  },
  { key: 'name', expected: 'a name to show in reports', try: '"name": "Spring outreach"' },
  {
    key: 'mailboxes',
    expected: 'the mailboxes that send, as added with `mailbox add`',
    try: '"mailboxes": ["ann"]',
  },
  {
    key: 'steps',
    expected: 'at least one step',
    try: '"steps": [{ "subject": "Hello {{ first_name }}", "text": "..." }]',
  },
];

export function missingForStart(draft: CampaignDraft): Problem[] {
  return NEEDED.filter(({ key }) => draft[key] === undefined).map(
    ({ key, expected, try: attempt }) => ({
      path: key,
      received: 'nothing',
      expected,
      try: attempt,
    }),
  );
}

export function isComplete(draft: CampaignDraft): draft is CampaignFile {
  return missingForStart(draft).length === 0;
}
