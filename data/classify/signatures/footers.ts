/** Closing paragraphs added by lawyers, virus scanners, list programs and advertisements. */
import { list } from '../../list.ts';

/**
 * How paragraphs of lawyers, virus scanners, list programs and advertisements begin. People begin
 * paragraphs so too ("This email is not welcome"), so one counts only where a word of FOOTER_WORDS
 * is in it, and words of the writer stand above.
 */
export const FOOTER_STARTS: readonly string[] = list`
  this e-mail and any attachments | this email and any attachments |
  this email and any files transmitted | this e-mail and any files transmitted |
  this message and any attachments | this email, including | this e-mail, including |
  this message (including | this email (including | this email is confidential |
  this e-mail is confidential | this message is confidential | this email is intended |
  this e-mail is intended | this message is intended | this email message is |
  this e-mail message is | this email may contain | this e-mail may contain |
  this message may contain | this message contains confidential | this email contains confidential |
  this e-mail contains confidential | this communication is | this communication may |
  this transmission | the information contained in this | the information in this |
  the information transmitted | the contents of this e | the content of this e |
  confidentiality notice | confidentiality: | confidential: | disclaimer | legal disclaimer |
  legal notice | privileged and confidential | important notice | notice: this e | caution: this e |
  please consider the environment | please think of the environment | before printing |
  think before you print | please excuse typos | please excuse any typos |
  please excuse my brevity | please excuse brevity | excuse typos | any views or opinions |
  if you are not the intended recipient | if you have received this e | diese e-mail enthält |
  diese e-mail und | diese e-mail ist | diese e-mail kann | diese e-mail einschließlich |
  diese nachricht enthält vertraul | diese nachricht ist vertraulich | diese mail enthält vertraul |
  der inhalt dieser e | dieses e-mail | die in dieser e | die information in dieser |
  die informationen in dieser | vertraulichkeitshinweis | haftungsausschluss | rechtlicher hinweis |
  bitte denken sie an die umwelt | bitte prüfen sie der umwelt | denken sie an die umwelt |
  bitte entschuldigen sie tippfehler | falls sie nicht der | ce message et |
  ce message est confidentiel | ce message contient | ce courriel | ce mail et | cet e-mail |
  cet email | cette communication | avis de confidentialité | les informations contenues |
  pensez à l'environnement | avant d'imprimer | merci de penser à l'environnement | este mensaje y |
  este mensaje contiene | este mensaje está | este mensaje se dirige | este mensaje va |
  este correo | aviso legal | aviso de confidencialidad | la información contenida |
  antes de imprimir | questo messaggio | questa e-mail | questa email | le informazioni contenute |
  avviso di riservatezza | ai sensi del | prima di stampare | esta mensagem | este e-mail |
  este email | as informações contidas | aviso de confidencialidade | dit bericht | deze e-mail |
  dit e-mailbericht | de informatie in dit | de informatie verzonden | de inhoud van dit |
  det här meddelandet | detta meddelande | detta e-post | denne e-mail | denne mail |
  denne meddelelse | denne e-post | denne meldingen | tämä viesti | tämä sähköposti | ta wiadomość |
  niniejsza wiadomość | treść tej wiadomości | tato zpráva | tento e-mail | настоящее сообщение |
  это сообщение и | данное сообщение | bu e-posta | bu elektronik posta | bu mesaj | このメールに |
  本メールは | 本邮件 | 此邮件 | 본 메일은 | virus-free | virenfrei | sans virus | libre de virus |
  garantito senza virus | virusvrij | this email has been checked for viruses |
  this e-mail has been checked for viruses | this email has been scanned |
  this message has been scanned | diese e-mail wurde von avast | ce message a été vérifié |
  l'absence de virus | el software de antivirus | questa e-mail è stata controllata |
  do you yahoo!? | get your free | you received this message because you are subscribed |
  to unsubscribe from this group | to unsubscribe from this list |
  to unsubscribe from this mailing | to view this discussion on the web |
  reply to this email directly, view it on
`;

export const FOOTER_WORDS: readonly string[] = list`
  confiden | privileged | recipient | addressee | intended | disclaim | virus | avast | print |
  environment | typos | typo | brevity | subscribed | unsubscribe from | send an email to | github |
  yahoo | get your free | on the web | vertraulich | empfänger | adressat | haftung | umwelt |
  tippfehler | viren | rechtlich | destinataire | imprim | environnement | destinatari |
  destinatária | stampa | ambiente | riservat | sigilo | vertrouwelijk | geadresseerde | ontvanger |
  bestemd | konfidentiell | mottagare | fortrolig | modtager | mottaker | luottamuksel |
  vastaanottaj | poufn | adresat | důvěrn | adresát | конфиденциал | получател | адресат | gizli |
  alıcı | 機密 | 受信者 | 宛先 | 机密 | 收件人 | 기밀 | 수신인
`;

/** A footer of each kind, with words of the writer above it in the test. */
export const FOOTER_EXAMPLES: readonly string[] = list`
  This email and any attachments are confidential and intended for the addressee only. |
  CONFIDENTIALITY NOTICE: this message may be privileged. |
  Please consider the environment before printing this email. | Please excuse any typos |
  Virus-free. www.avast.com |
  You received this message because you are subscribed to the group "x". |
  Diese E-Mail enthält vertrauliche Informationen. |
  Ce message et ses pièces jointes sont confidentiels et réservés à leur destinataire. |
  Este mensaje y sus adjuntos son confidenciales. | Questo messaggio è riservato al destinatario. |
  Esta mensagem é confidencial. | Dit bericht is uitsluitend bestemd voor de geadresseerde. |
  Detta meddelande är konfidentiellt. | Denne e-mail er fortrolig. |
  Tämä viesti on luottamuksellinen. | Ta wiadomość jest poufna. | Tato zpráva je důvěrná. |
  Это сообщение и вложения конфиденциальны. | Bu e-posta gizlidir. | このメールには機密情報が含まれます。 | 本邮件包含机密信息。
`;
