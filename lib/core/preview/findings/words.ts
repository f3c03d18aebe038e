/** How severe each finding is, and what to do about it where the place itself does not say. */
import type { FINDING_CODES, FindingSeverity } from './finding.ts';

type Words = { severity: FindingSeverity; fix: string };

export const WORDS: Readonly<Record<(typeof FINDING_CODES)[number], Words>> = {
  placeholder_left: { severity: 'error', fix: 'a merge field: {{ first_name }}' },
  liquid_left: {
    severity: 'error',
    fix: 'the words themselves; a value of the list or a {% raw %} holds these braces',
  },
  mojibake: {
    severity: 'error',
    fix: 'save the file as UTF-8 and import it again; these are letters read in another encoding',
  },
  encoding_left: {
    severity: 'error',
    fix: 'the letter that is meant; this is the encoded form of a message',
  },
  greeting_without_name: {
    severity: 'error',
    fix: "a greeting that stands without a name: {% if first_name %} {{ first_name }}{% endif %}, or {{ first_name | default: 'there' }}",
  },
  no_value: {
    severity: 'error',
    fix: 'leave the cell empty in the list, so that defaults and conditions apply, and import it again',
  },
  gap_left: {
    severity: 'warning',
    fix: 'put the words around the field into the same condition: {% if company %} at {{ company }}{% endif %}',
  },
  html_in_text: {
    severity: 'warning',
    fix: 'the character itself, and a line break for <br>; this part is plain text',
  },
  shouting: {
    severity: 'warning',
    fix: 'small letters; filters and readers take capitals for spam',
  },
  exclamation_marks: { severity: 'warning', fix: 'one mark, or none' },
  link_shortener: {
    severity: 'warning',
    fix: 'the address itself; filters distrust shortened links',
  },
  many_links: { severity: 'warning', fix: 'at most two links in a first message' },
  links_differ: { severity: 'notice', fix: 'the same links in text and html' },
  no_postal_address: {
    severity: 'warning',
    fix: '"footer": { "text": "..." } in the campaign file, with the postal address of the sender',
  },
  no_way_out: {
    severity: 'warning',
    fix: '"unsubscribe" in the campaign file, or a sentence such as: reply "no" and I won\'t write again',
  },
  reply_to_nothing: {
    severity: 'warning',
    fix: 'a subject without Re: or Fwd:; a step without a subject is a real reply in the thread',
  },
  long_subject: { severity: 'notice', fix: 'fewer than 70 characters: phones cut the rest' },
  name_in_capitals: { severity: 'notice', fix: '{{ first_name | downcase | capitalize }}' },
};
