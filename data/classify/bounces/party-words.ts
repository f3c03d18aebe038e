/**
 * Words by which servers name the sending side and the receiving side, to tell of whom a sentence
 * such as "... does not exist" speaks. Folded; `*` marks a stem.
 */
import { list } from '../../list.ts';

/** Our address, name, host and connection. */
export const OUR_WORDS: readonly string[] = list`
  sender | sender's | senders | return address | return path | return-path | returnpath |
  reverse path | reverse-path | from address | from-address | from: | mail from | mailfrom |
  envelope from | envelope-from | from domain | from header | header from | originator* | originating |
  sending domain | sending host | sending server | sending system | sending mta |
  sending address | sending mail | sending ip | your domain | your host | your hostname |
  your server | your mail server | your mailserver | your ip | your address | your email address |
  your e-mail address | your mail address | your dns | your isp | your helo | your mx |
  your system | your smtp | your client | your name | email from | e-mail from | messages from |
  message from | accept from | connection from | connections from |
  you are not | you're not | reply-to | reply-to address | reply to address | header | headers |
  sender's account | sender account | sender's mailbox | sender mailbox | sender's user |
  sender user | sending account | sending user | from user | your account | your mailbox |
  helo | ehlo | client host | client hostname | client name | client | connecting |
  ptr | rdns | reverse dns | reverse lookup |
  absender* | *absender | senderadresse | expéditeur | expediteur | l'émetteur | adresse de retour |
  remitente | emisor | dirección de retorno | mittente | remetente | afzender | nadawc* |
  отправител* | відправник* | 发件人 | 发送者 | 发送人 | 寄件者 | 寄件人 | 差出人 | 送信者 | 送信元 |
  发信 | 보낸 사람 | 보낸사람 | 발신자 | gönderen* | gönderici* | avsändar* | avsender* | afsender* |
  lähettäj* | odesílatel* | odosielateľ* | emetteur | émetteur | emissor | küldő* | 发件 | 寄件 | 發件 | 發信 | 보내는 사람 | feladó* | expeditor* | αποστολέ* | المرسل | השולח
`;

/**
 * Our host: a reply that names it refuses for it, unless the sentence itself is about a mailbox.
 */
export const OUR_HOST_WORDS: readonly string[] = list`
  ptr | rdns | reverse dns | reverse lookup | reverse hostname | client host | helo | ehlo
`;

/** Who logs in is us: "invalid user or password". */
export const LOGIN_WORDS: readonly string[] = list`
  password | passwords | passwd | credentials | authentication | authenticate | authenticated |
  smtp auth | login | log in | logon | sasl | passwort | mot de passe | contraseña | senha
`;

/** The recipient, or the recipient's mailbox. */
export const THEIR_WORDS: readonly string[] = list`
  recipient | recipient's | recipients | rcpt | receiver | mailbox | mail box | inbox | user | users |
  addressee | destination | to address | customer | account | subscriber | alias | userid | maildrop |
  tried to reach | trying to reach | trying to contact | tried to contact | you entered | you specified |
  empfänger* | empfaenger* | postfach* | *postfach | benutzer* | teilnehmer* | destinataire* |
  destinatari* | boîte | boite | utilisateur | usuario* | buzón | buzon | utente | casella |
  usuário* | caixa | ontvanger* | gebruiker* | postbus | odbiorc* | użytkownik* | skrzynk* |
  получател* | адресат* | пользовател* | ящик* | одержувач* | користувач* | 收件人 | 用户 | 用戶 | 邮箱 | 信箱 |
  受信者 | 宛先 | 宛て先 | あて先 | ユーザ | メールボックス | 受信 | 사용자 | 수신자 | 받는 사람 | alıcı* | kullanıcı* |
  mottagar* | användar* | mottaker* | modtager* | bruger* | vastaanottaja* | käyttäj* | příjemc* |
  uživatel* | címzett* | felhasználó* | destinatar* | utilizator* | παραλήπτ* | χρήστ* | المستلم | הנמען
`;

/**
 * Statuses about the sender that some servers also use for the recipient, with their words for it.
 * sendmail (domain.c) writes 5.7.27 for a null MX of either side; others write 5.7.13 for a disabled
 * mailbox, which RFC 5248 means for the account that logs in.
 */
export const STATUS_OF_RECIPIENT: Readonly<Record<string, readonly string[]>> = {
  '7.27': ['host does not accept mail'],
  '7.13': ['recipient'],
};
