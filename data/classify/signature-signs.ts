/**
 * Closing lines added by phones, programs and lawyers. Lower case, without brackets; each with a
 * line it must match.
 */
import { list } from '../list.ts';

/**
 * `start` begins the line. A line of a device names the device, the program or little else: "sent
 * from my desk, which is easier than typing on the phone" is a sentence. `whole`: the start alone
 * is proof, whatever follows.
 */
export type DeviceSign = { start: string; whole?: true; example: string };

export const DEVICE_SIGNS: readonly DeviceSign[] = [
  { start: 'sent from my', example: 'Sent from my iPhone' },
  { start: 'sent from', example: 'Sent from Yahoo Mail on Android' },
  { start: 'sent via', example: 'Sent via Superhuman' },
  { start: 'sent with', example: 'Sent with Proton Mail secure email.' },
  { start: 'sent using', example: 'Sent using Zoho Mail' },
  { start: 'sent on the go', example: 'Sent on the go' },
  { start: 'sent by', example: 'Sent by mobile' },
  { start: 'sent on', example: 'Sent on my BlackBerry' },
  { start: 'from my', example: 'From my iPad' },
  { start: 'get outlook for', whole: true, example: 'Get Outlook for iOS' },
  { start: 'get the outlook app', whole: true, example: 'Get the Outlook app for Android' },
  { start: 'download outlook', whole: true, example: 'Download Outlook for iOS' },
  {
    start: 'yahoo mail: search, organize',
    whole: true,
    example: 'Yahoo Mail: Search, Organize, Conquer',
  },
  { start: 'von meinem', example: 'Von meinem iPhone gesendet' },
  { start: 'von unterwegs gesendet', whole: true, example: 'Von unterwegs gesendet' },
  { start: 'gesendet von', example: 'Gesendet von Mail für Windows' },
  { start: 'gesendet mit', example: 'Gesendet mit der Telekom Mail App' },
  { start: 'gesendet aus', example: 'Gesendet aus der Proton Mail App' },
  {
    start: 'diese nachricht wurde von',
    example: 'Diese Nachricht wurde von meinem Android-Mobiltelefon gesendet.',
  },
  { start: 'holen sie sich outlook', whole: true, example: 'Holen Sie sich Outlook für iOS' },
  { start: 'outlook für', example: 'Outlook für Android herunterladen' },
  { start: 'envoyé de mon', example: 'Envoyé de mon iPhone' },
  { start: 'envoyé depuis', example: 'Envoyé depuis mon mobile' },
  { start: 'envoyé à partir', example: 'Envoyé à partir de Outlook pour Android' },
  { start: 'envoyé avec', example: 'Envoyé avec Proton Mail' },
  { start: 'obtenez outlook', whole: true, example: 'Obtenez Outlook pour iOS' },
  { start: 'télécharger outlook', whole: true, example: 'Télécharger Outlook pour Android' },
  { start: 'enviado desde', example: 'Enviado desde mi iPhone' },
  { start: 'enviado de mi', example: 'Enviado de mi Samsung' },
  { start: 'enviado con', example: 'Enviado con Proton Mail' },
  { start: 'obtener outlook', whole: true, example: 'Obtener Outlook para iOS' },
  { start: 'enviado do meu', example: 'Enviado do meu iPhone' },
  { start: 'enviado do', example: 'Enviado do Yahoo Mail no Android' },
  { start: 'enviado a partir', example: 'Enviado a partir do Outlook para Android' },
  { start: 'enviado via', example: 'Enviado via iPhone' },
  { start: 'obter o outlook', whole: true, example: 'Obter o Outlook para iOS' },
  { start: 'baixar o outlook', whole: true, example: 'Baixar o Outlook para Android' },
  { start: 'inviato da', example: 'Inviato da iPhone' },
  { start: 'inviato dal', example: 'Inviato dal mio cellulare' },
  { start: 'inviato con', example: 'Inviato con Proton Mail' },
  { start: 'ottieni outlook', whole: true, example: 'Ottieni Outlook per iOS' },
  { start: 'scarica outlook', whole: true, example: 'Scarica Outlook per Android' },
  { start: 'verzonden vanaf', example: 'Verzonden vanaf mijn iPad' },
  { start: 'verstuurd vanaf', example: 'Verstuurd vanaf mijn iPhone' },
  { start: 'verzonden via', example: 'Verzonden via mijn Samsung' },
  { start: 'verzonden met', example: 'Verzonden met BlackBerry Work' },
  { start: 'outlook voor', example: 'Outlook voor iOS downloaden' },
  { start: 'skickat från', example: 'Skickat från min iPhone' },
  { start: 'hämta outlook', whole: true, example: 'Hämta Outlook för iOS' },
  { start: 'sendt fra', example: 'Sendt fra min iPhone' },
  { start: 'sendt med', example: 'Sendt med Proton Mail' },
  { start: 'hent outlook', whole: true, example: 'Hent Outlook til iOS' },
  { start: 'lähetetty', example: 'Lähetetty iPhonesta' },
  { start: 'hanki outlook', whole: true, example: 'Hanki Outlook for iOS' },
  { start: 'wysłane z', example: 'Wysłane z iPhone’a' },
  { start: 'wysłano z', example: 'Wysłano z telefonu Samsung' },
  { start: 'pobierz outlook', whole: true, example: 'Pobierz Outlook dla iOS' },
  { start: 'odesláno z', example: 'Odesláno z iPhonu' },
  { start: 'odoslané z', example: 'Odoslané z iPhonu' },
  { start: 'získat outlook', whole: true, example: 'Získat Outlook pro iOS' },
  { start: 'отправлено с', example: 'Отправлено с iPhone' },
  { start: 'отправлено из', example: 'Отправлено из мобильной Почты Mail.ru' },
  { start: 'надіслано з', example: 'Надіслано з iPhone' },
  { start: "iphone'umdan gönderildi", whole: true, example: "iPhone'umdan gönderildi" },
  { start: 'iphoneから送信', whole: true, example: 'iPhoneから送信' },
  { start: 'androidから送信', whole: true, example: 'Androidから送信' },
  { start: '从我的', example: '从我的 iPhone 发送' },
  { start: '從我的', example: '從我的 iPhone 傳送' },
  { start: '发自我的', whole: true, example: '发自我的 iPhone' },
  { start: '發自我的', whole: true, example: '發自我的 iPhone' },
  { start: '나의', example: '나의 iPhone에서 보냄' },
  { start: 'trimis de pe', example: 'Trimis de pe iPhone' },
  { start: 'gửi từ', example: 'Gửi từ iPhone của tôi' },
  { start: 'στάλθηκε από', example: 'Στάλθηκε από το iPhone μου' },
  { start: 'elküldve az', example: 'Elküldve az iPhone-omról' },
];

/** Words in such a line. Parts of words, because languages decline them. */
export const DEVICES: readonly string[] = [
  'iphone',
  'ipad',
  'ipod',
  'android',
  'samsung',
  'galaxy',
  'blackberry',
  'smartphone',
  'phone',
  'mobile',
  'handheld',
  'tablet',
  'windows',
  'nokia',
  'lumia',
  'huawei',
  'xiaomi',
  'redmi',
  'pixel',
  'htc',
  'lg ',
  'sony',
  'xperia',
  'motorola',
  'oneplus',
  'alcatel',
  'verizon',
  't-mobile',
  'at&t',
  'sprint',
  'vodafone',
  'orange',
  'device',
  'cell',
  'mac',
  'apple watch',
  'outlook',
  'mail',
  'gmail',
  'proton',
  'superhuman',
  'spark',
  'airmail',
  'newton',
  'front',
  'hey',
  'missive',
  'shortwave',
  'spike',
  'bluemail',
  'edison',
  'k-9',
  'thunderbird',
  'nine',
  'workspace',
  'zoho',
  'aol',
  'gmx',
  'web.de',
  'app',
  'telefon',
  'handy',
  'mobilgerät',
  'portable',
  'téléphone',
  'móvil',
  'celular',
  'teléfono',
  'telemóvel',
  'cellulare',
  'telefoon',
  'gsm',
  'mobil',
  'puhelim',
  'komór',
  'мобильн',
  'телефон',
  'смартфон',
  'почты',
  '手机',
  '手機',
  '휴대',
];

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
