/**
 * Placeholders of no particular program: blanks to be filled in by hand, or a field between signs.
 */
import { list } from '../list.ts';
import type { ForeignTagRule } from './foreign-tag-rule.ts';

export const GENERAL_TAGS: readonly ForeignTagRule[] = [
  {
    id: 'fill_in',
    program: 'a template that was to be filled in by hand',
    source: 'measured: placeholders left in sample letters',
    within: 'text',
    sure: 'sign',
    instead: 'the words themselves, or a merge field: {{ first_name }}',
    pattern:
      /\[(?:insert|enter|fill in|placeholder|todo|tbd|xxx|hier|bitte)\b[^\][\n]{0,60}\](?!\()|\[(?:[\w']{1,20} ){1,4}here\](?!\()|<(?:insert|enter) [^<>\n=]{1,60}>/giu,
    examples: list`
      [insert name here] | [INSERT LINK] | [company name here] | <insert date> | [TBD] | [xxx] |
      [hier Namen einsetzen]
    `,
    nearMisses: list`
      [Click here](https://acme.test) | [inserted] | [entertainment] | <enter> | insert name here |
      [here]
    `,
  },
  {
    id: 'signs_around',
    program: "a program of one's own",
    source: 'none: the name of a field with the same kind of sign on both sides is no word',
    within: 'text',
    sure: 'compound',
    pattern:
      /(?<![\w/=?&.-])(?:[!^|:*(@#$%~]{1,3}|[{[][@#:*_%-]{1,2})([\p{L}_]\w{1,40})(?:[!^|:*)@#$%~]{1,3}|[@#:*_%-]{0,2}[}\]])(?!\w)|(?<![\d%\w])[%\u2039\u3008\u300a\u3010\uff3b\uff5b]([\p{L}_]\w{1,30}(?: \w{1,20})?)[%\u203a\u3009\u300b\u3011\uff3d\uff5d]/gu,
    examples: list`
      !first_name! | ^first_name^ | :first_name: | ::firstname:: | !*first_name*! | $(first_name) |
      (first_name) | [*FirstName*] | {@first_name} | {:first_name} | %FIRST NAME% | ‹first_name› |
      ［First Name］ | 【First Name】 | ｛first_name｝
    `,
    nearMisses: list`
      https://acme.test/(first_name) | (company) | :smile: | *bold* | (see above) | @acme |
      the (first name) basis
    `,
  },
  {
    id: 'angle_in_html',
    program: 'mail merge, in HTML',
    source: 'https://html.spec.whatwg.org/multipage/named-characters.html',
    within: 'text',
    sure: 'compound',
    pattern:
      /&(?:lt|laquo|lsaquo|lbrace|lsqb|#60|#91|#123|#171);{1,2}([\p{L}_][\w ]{1,40})&(?:gt|raquo|rsaquo|rbrace|rsqb|#62|#93|#125|#187);/giu,
    examples: ['&lt;First Name&gt;', '&laquo;First_Name&raquo;', '&#123;first_name&#125;'],
    nearMisses: ['&lt;br&gt;', '&laquo;Bonjour&raquo;', '&lt;title&gt;'],
  },
];
