/**
 * What automatic answers say, in the languages our prospects write. Folded: lower case, single
 * blanks, straight apostrophes.
 */
import { list } from '../../list.ts';

/** The writer says that he or she is away. */
export const AWAY_SENTENCES: readonly string[] = list`
  out of the office | out of office | out-of-office | away from the office | away from my desk |
  away from my email | away from my e-mail | i am away | i'm away | i will be away | i'll be away |
  currently away | on vacation | on holiday | on annual leave | on leave | on maternity leave |
  on paternity leave | on parental leave | maternity leave | on sick leave | on a business trip |
  travelling until | traveling until | not in the office | limited access to email |
  limited access to e-mail | limited access to my email | no access to email |
  no access to my email | when i return | upon my return | when i get back | i will return on |
  i will be back | i'll be back | i return on | back in the office | back at my desk |
  in my absence | during my absence | office is closed | offices are closed |
  office will be closed | nicht im büro | nicht im haus | außer haus | ausser haus | bin abwesend |
  abwesend | im urlaub | in urlaub | wieder erreichbar | wieder im büro | wieder für sie da |
  nicht erreichbar | wieder im haus | meiner abwesenheit | in elternzeit | mutterschutz |
  meiner rückkehr | auf dienstreise | absent du bureau | je suis absent |
  je suis actuellement absent | actuellement absent | suis absent | serai absent | en congé |
  en vacances | mon absence | mon retour | de retour le | hors du bureau | en déplacement |
  congé maternité | fuera de la oficina | fuera de oficina | estoy de vacaciones | de vacaciones |
  estaré ausente | estoy ausente | mi ausencia | a mi regreso | baja por maternidad | regreso el |
  fuori ufficio | fuori sede | sono assente | sarò assente | in ferie | mia assenza |
  al mio rientro | rientrerò | fora do escritório | estou ausente | estarei ausente | de férias |
  em férias | minha ausência | meu retorno | meu regresso | niet op kantoor | ben afwezig |
  afwezig | met vakantie | op vakantie | mijn afwezigheid | weer aanwezig | weer op kantoor |
  inte på kontoret | på semester | har semester | tar semester | semester till |
  semester fram | semester från | semester mellan | semester t o m | semester t.o.m | semestern |
  semesterstängt | min semester | åter på kontoret | min frånvaro | är tillbaka |
  föräldraledig | ikke på kontoret | på ferie | holder ferie | mit fravær | mitt fravær |
  er tilbage | er tilbake | poissa | lomalla | poza biurem | na urlopie | jestem nieobecn |
  mojej nieobecności | mimo kancelář | na dovolené | jsem mimo | szabadságon |
  nem vagyok az irodában | în concediu | в отпуске | вне офиса | буду отсутствовать | отсутствую |
  моё отсутствие | моего отсутствия | у відпустці | izindeyim | ofis dışında | yıllık izinde |
  εκτός γραφείου | σε άδεια | 不在に | 不在と | 不在です | 休暇中 | 休暇を | 休みを | 出張 | 外出中 | 休業 | 出社 | 不在办公室 | 休假 |
  外出 | 出差 | 부재중 | 휴가 | חופשה | מחוץ למשרד | في إجازة | خارج المكتب | bin ich nicht im | nicht am platz |
  en congés | hors du | sono fuori | sarò fuori | non sono in ufficio | in vacanza | no estaré |
  me encuentro de vacaciones | estou fora do | estarei fora | de licença | fora de l'oficina |
  estic de vacances | estaré fora | met verlof | borta från kontoret | ute av kontoret |
  ude af kontoret | en ole toimistolla | vuosiloma | í fríi | olen puhkusel | puhkusel |
  kontorist väljas | atvaļinājum | prombūtn | neesmu birojā | nebūšu birojā | atostog |
  nesu biure | nebūsiu biure | nieobecny | nieobecna | poza biurem | čerpám dovolenou |
  nepřítomen | nepřítomna | na dovolenke | nie som v kancelárii | mimo kancelári | na dopustu |
  nisem v pisarni | odsoten | odsotna | na godišnjem | na odmoru | odsutan | odsutna |
  nisam u uredu | izvan ureda | van kancelarije | на годишњем одмору | ван канцеларије |
  házon kívül | irodán kívül | távol vagyok | szabadságom | nu sunt la birou |
  în afara biroului | voi lipsi | извън офиса | в отпуск | отсъствам | поза офісом | відсутній |
  відсутня | απουσιάζω | θα λείπω | λείπω από | ofiste değilim | tatildeyim | سأكون خارج | لست في المكتب |
  בחופשת | לא במשרד | איני במשרד | در مرخصی | خارج از دفتر | कार्यालय से बाहर | छुट्टी पर | अवकाश पर |
  ลาพักร้อน | ไม่อยู่ที่สำนักงาน | ไม่อยู่ในสำนักงาน | ลาหยุด | nghỉ phép | vắng mặt |
  không có mặt tại văn phòng | đi công tác | sedang cuti | di luar kantor | bercuti |
  di luar pejabat | 不在辦公室 | 請假 | 请假 | 度假 | 부재 중 | 자리를 비
`;

/** The person has left: the address is not read any more. */
export const LEFT_SENTENCES: readonly string[] = list`
  no longer with | no longer works | no longer working | no longer work at | no longer work for |
  no longer employed | no longer an employee | no longer at the company | no longer part of |
  no longer a member of | has left the company | have left the company | left the company |
  has left our | left the organisation | left the organization | has moved on from | retired from |
  has retired | have retired | mailbox is no longer monitored | address is no longer monitored |
  address is no longer in use | mailbox is no longer in use | address is no longer active |
  nicht mehr im unternehmen | nicht mehr bei | adresse wird nicht mehr verwendet |
  postfach wird nicht mehr gelesen | cette adresse n'est plus utilisée | ya no está en uso |
  non è più in uso | não está mais em uso | niet meer in gebruik | nicht mehr für |
  nicht mehr in unserem | das unternehmen verlassen | ausgeschieden | ne fait plus partie |
  ne travaille plus | a quitté l'entreprise | a quitté la société | a quitté ses fonctions |
  ya no trabaja | ya no forma parte | dejó la empresa | non lavora più | non fa più parte |
  ha lasciato | não trabalha mais | já não trabalha | não faz mais parte | deixou a empresa |
  niet meer werkzaam | werkt niet meer | uit dienst | arbetar inte längre | slutat på |
  arbejder ikke længere | jobber ikke lenger | ei ole enää | już nie pracuje | nie pracuje już |
  již nepracuje | больше не работает | уволился | artık çalışmamaktadır | 退職 | 离职 | 離職 | 퇴사 |
  i no longer work | no longer work here | no longer works here | ja no treballa |
  ei tööta enam | vairs nestrādā | nebedirba | už nepracuje | ne dela več | više ne radi |
  вече не работи | більше не працює | уже не работает | már nem dolgozik | nu mai lucrează |
  δεν εργάζεται πλέον | artık çalışmıyor | لم يعد يعمل | כבר לא עובד | אינו עובד עוד |
  không còn làm việc | tidak lagi bekerja | ไม่ได้ทำงาน | 퇴직
`;

/** The person still works there, but is no longer responsible. */
export const MOVED_SENTENCES: readonly string[] = list`
  no longer responsible for | no longer in this role | moved to a new role | moved to another role |
  changed roles | changed departments | moved to another department | no longer handle |
  nicht mehr zuständig | nicht mehr für diesen bereich | abteilung gewechselt |
  ne suis plus en charge | changé de poste | ya no soy responsable | he cambiado de puesto |
  non mi occupo più | ho cambiato ruolo | já não sou responsável | mudei de função |
  niet meer verantwoordelijk voor | van functie veranderd | inte längre ansvarig |
  ikke længere ansvarlig | ikke lenger ansvarlig
`;

/** A machine confirms receipt. */
export const RECEIPT_SENTENCES: readonly string[] = list`
  this is an automated | this is an automatic | this is an auto | automatically generated |
  automated response | automatic response | automated reply | automated message |
  just confirming that we got your request | we have received your | your message has been received | anfrage wurde erfasst |
  anfrage wurde unter | anfrage wurde registriert | unter der ticketnummer |
  your email has been received | your request has been received | ticket has been created |
  a ticket has been | ticket number | please do not reply to this | do not reply to this email |
  diese e-mail wurde automatisch | automatisch generiert | automatisch erstellt |
  réponse automatique | ceci est un message automatique | mensaje automático |
  messaggio automatico | mensagem automática | автоматическое сообщение | 自動送信 | 自動返信 | 自动回复 |
  we've received your | i have received your | confirm receipt of your | confirms receipt of |
  confirming receipt of | case has been created | request has been logged |
  ihre anfrage ist eingegangen | ihre nachricht ist eingegangen | bei uns eingegangen |
  haben ihre anfrage erhalten | haben ihre nachricht erhalten | haben ihre e-mail erhalten |
  haben ihre mail erhalten | ihre e-mail erhalten | eingang ihrer | ticketnummer | ticket-nummer |
  vorgangsnummer | avons bien reçu votre | avons reçu votre | votre demande a été |
  votre demande a bien été | votre message a bien été | accusons réception | numéro de ticket |
  numéro de dossier | hemos recibido su | hemos recibido tu | solicitud ha sido |
  mensaje ha sido recibido | número de ticket | número de caso | hem rebut el seu |
  hem rebut la seva | recebemos sua | recebemos a sua | recebemos seu | recebemos o seu |
  solicitação foi | mensagem foi recebida | número do chamado | número de protocolo |
  abbiamo ricevuto la | abbiamo ricevuto il suo | richiesta è stata | numero di ticket |
  uw bericht ontvangen | uw e-mail ontvangen | uw aanvraag ontvangen | uw verzoek ontvangen |
  in goede orde ontvangen | vi har tagit emot | vi har mottagit | ärendenummer |
  vi har modtaget din | vi har modtaget deres | sagsnummer | vi har mottatt din | saksnummer |
  olemme vastaanottaneet | viestisi on vastaanotettu | oleme teie kirja | teie kiri on |
  teie pöördumine on | esam saņēmuši jūsu | gavome jūsų | otrzymaliśmy twoj | otrzymaliśmy państwa |
  zgłoszenie zostało | numer zgłoszenia | potwierdzamy otrzymanie | obdrželi jsme vaš |
  obdrželi jsme váš | přijali jsme vaš | přijali jsme váš | požadavek byl | číslo požadavku |
  dostali sme vaš | prijali sme vaš | obdržali sme vaš | požiadavka bola | prejeli smo vaš |
  zaprimili smo | primili smo vaš | примили смо ваш | получихме ваш | отримали ваш |
  запит отримано | звернення отримано | звернення зареєстровано | получили ваш | запрос принят |
  запрос получен | запрос зарегистрирован | обращение принято | обращение получено |
  обращение зарегистрировано | заявка принята | заявка зарегистрирована | письмо получено |
  levelét megkaptuk | üzenetét megkaptuk | megkeresését megkaptuk | megkaptuk az üzenet |
  am primit mesajul | am primit solicitarea | solicitarea dumneavoastră a fost | λάβαμε το μήνυμ |
  λάβαμε το αίτημ | έχουμε λάβει το | μήνυμά σας ελήφθη | talebiniz alın | mesajınız alın |
  e-postanız alın | bize ulaşmıştır | لقد استلمنا | تم استلام | تلقينا رسالتك | تلقينا طلبك |
  פנייתך התקבלה | פניתך התקבלה | הודעתך התקבלה | קיבלנו את פנייתך | شما دریافت شد |
  आपका संदेश प्राप्त | आपका अनुरोध प्राप्त | ได้รับอีเมลของ | ได้รับข้อความ | ได้รับเรื่อง |
  chúng tôi đã nhận được | đã nhận được yêu cầu | đã nhận được email | yêu cầu của bạn đã được |
  kami telah menerima | permintaan anda telah | pesan anda telah | 受け付けいたしました | 受付いたしました | 受け付けました |
  お問い合わせを受け付け | 문의가 접수 | 접수되었습니다 | 메일을 잘 받았 | 已收到您的 | 已收到你的 | 已经收到您的 | 您的邮件已收到 | 来信已收到 | 您的郵件已收到 |
  我們已收到
`;

/** A date in such a text is when a reply is due, not when the person is back. */
export const PROMISE_SENTENCES: readonly string[] = list`
  back to you | we have received | has been received | ticket | case number | reference number |
  our support | within one business day | business hours | opening hours | eingegangen | bearbeit |
  melden uns | öffnungszeiten | reviendrons vers vous | reviendra vers vous | bien reçu |
  hemos recibido | le responderemos | abbiamo ricevuto | le risponderemo | recebemos |
  responderemos | hebben wij ontvangen | hebben we ontvangen | har tagit emot | har modtaget |
  har mottatt | otrzymaliśmy | obdrželi jsme | получили | 受付 | 受け付け | 已收到
`;

/**
 * Challenge-response systems: the sender must prove to be a person before the message is delivered.
 */
export const CHALLENGE_SENTENCES: readonly string[] = list`
  spamarrest | spam arrest | boxbe | mailinblack | mailblocks | spamlion | choicemail | sendio |
  bluebottle | knowspam | vanquish | tagged message delivery agent | tmda | active spam killer |
  spamblocker | uol antispam | antispam uol | 0spam | orbz challenge |
  confirm that you are a human | verify that you are a human | verify that you are human |
  prove that you are human | you're a human | prove you are human | prove you are a |
  not a spammer | not a robot, click | add yourself to my | approved senders | guest list |
  one-time verification | verify your email so that | message is being held |
  your message has been held | your email is being held | is awaiting your verification |
  verify you as a sender | awaiting verification | requires verification | confirm your message |
  release your message | sender verification | challenge-response | challenge/response |
  confirmez votre | authentifier en cliquant | authentifiez | confirmar seu email |
  confirme que você
`;
