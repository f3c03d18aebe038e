/**
 * What programs write into the plain text of a message whose only words are in its HTML. Folded.
 * Sources: messages of mailing programs and gateways.
 */
import { list } from '../list.ts';

export const EMPTY_TEXTS: readonly string[] = list`
  message is in mime format | multi-part message in mime format | multipart message in mime format |
  does not support html | doesn't support html | cannot display html | can't display html |
  unable to display html | couldn't display our | html compatible | html-compatible |
  html capable | html-capable | html-enabled | html enabled | enable html | html version of this |
  view this email in html | view this message in html | message is in html | email is in html |
  this is an html message | this is an html email | this is a html message | this is html email |
  this message contains html | this email contains html | requires an html | requires html |
  im html-format | kein html | html nicht anzeigen | html nicht darstellen | au format html |
  ne supporte pas le html | ne prend pas en charge le html | en formato html | no admite html |
  em formato html | não suporta html | in formato html | non supporta html | in html-formaat |
  ondersteunt geen html | в формате html | не поддерживает html | html 形式 | html形式 | html 格式 | html格式
`;
