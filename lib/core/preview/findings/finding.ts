/** What is wrong, or may be, with one message: a code, where it is, and what to write instead. */
import type { TextFault } from '../../../domain/campaigns/text-fault.ts';
import type { OutboundField } from '../../../domain/sending/content.ts';

/** `error`: the message must not leave like this. `notice`: worth a look. */
export const SEVERITIES = ['error', 'warning', 'notice'] as const;
export type FindingSeverity = (typeof SEVERITIES)[number];

export const FINDING_CODES = [
  'placeholder_left',
  'liquid_left',
  'mojibake',
  'encoding_left',
  'greeting_without_name',
  'no_value',
  'gap_left',
  'html_in_text',
  'shouting',
  'exclamation_marks',
  'link_shortener',
  'many_links',
  'links_differ',
  'no_postal_address',
  'no_way_out',
  'reply_to_nothing',
  'long_subject',
  'name_in_capitals',
] as const;
type FindingCode = (typeof FINDING_CODES)[number] | TextFault['reason'];

type MessagePart = 'subject' | 'text' | 'html' | 'message';

export type Finding = {
  code: FindingCode;
  severity: FindingSeverity;
  part: MessagePart;
  /** In the finished part, from 1; null for the part as a whole. */
  line: number | null;
  column: number | null;
  /** The place as it stands; it may hold words of the list of people. */
  excerpt: string | null;
  fix: string;
};

/** A finding before its severity and its place are known. `at`: the index in the part. */
export type Spotted = {
  code: (typeof FINDING_CODES)[number];
  part: MessagePart;
  at?: number;
  excerpt?: string;
  fix?: string;
};

/** A finished message, as the checks read it. */
export type FinishedLetter = {
  subject: string;
  text: string;
  html: string | null;
  headers: readonly OutboundField[];
  messageId: string;
  /** The index of the step, from 0. */
  step: number;
  /** The person's merge fields that the texts of this message read; empty: there is none. */
  fields: Readonly<Record<string, string>>;
  /** The targets of its counted links; null: its links lead where they say. */
  countedLinks: readonly string[] | null;
};
