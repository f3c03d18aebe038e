/**
 * Words around a date that say the writer is back or away. Beginnings of words, lower case, with
 * and without accents where people leave them out.
 */
import { list } from '../../list.ts';

/** "Back": the date near them is the first working day again. */
export const RETURN_WORDS: readonly string[] = [
  ...list`
    return | back | resum | reopen | available again | available from | reachable from |
    in the office again | will be in the office | serai au bureau | wieder | zurück | rouvr |
    reabr | riapr | heropen | genåbn | rückkehr | zurueck | erreichbar ab | retour | rentre |
    reprend | reprise | revien | reviendr | à nouveau | de nouveau | disponible à partir |
    regres | vuelv | vuelta | volver | incorpor | reincorpor | nuevamente | disponible a partir |
    reanud | rientr | torn | ritorn | nuovamente | di nuovo | operativo d | operativa d |
    disponibile d | volto | voltar | volta | retorn | novamente | disponível a partir | retom |
    terug | weer | bereikbaar vanaf | tillbaka | åter | igen | tilbage | tilbake | igjen |
    palaan | palaa | paluu | takaisin | jälleen | aftur | kem til baka | wrac | wróc | powr |
    powróc | ponownie | dostępn | znowu | vrát | vrac | vracím | zpět | opět | návrat | späť |
    opäť | znova | znovu | vrnem | vrne | vrača | vrnit | ponovno | spet | nazaj | vrać | vraća |
    vratit | ponovo | natrag | nazad | povrat
  `,
  ...list`
    верн | возвращ | возвра | выхожу | выйду | на связи с | на рабочем месте | снова | вновь |
    буду доступ | поверн | знову | върн | връщ | завръщ | отново | обратно на | враћа | врати |
    поново | повратак | назад | grįš | grįž | sugrįš | vėl | atgriez | atpakaļ | atkal | tagasi |
    naase | naasen | taas | vissza | újra | ismét | legközelebb | leszek az irod | leszek elér |
    elérhető lesz | revin | reveni | reven | întorc | întoar | intorc | intoarc | din nou |
    înapoi | inapoi | επιστρ | επιστροφ | πισω | ξανα | και παλι | επανερχ | επανελθ |
    επανακαμπτ | döne | dönü | dönm | tekrar | yeniden | geri dön | ofiste olaca | işbaşı |
    işe başla
  `,
  ...list`
    عود | ساعود | ارجع | رجوع | مجددا | من جديد | مره اخري | متواجد | استانف | אחזור | אשוב |
    חוזר | חזור | חזר | בחזרה | אהיה זמין | אהיה שוב | זמינה שוב | זמין שוב | לשוב | برمیگرد |
    بر میگرد | بازمیگرد | باز میگرد | بازگشت | برگشت | دوباره | باز خواهم گشت | خواهم گشت | लौट |
    वापस | वापिस | फिर से | กลับ | เริ่มงาน | trở lại | quay lại | quay trở lại | đi làm lại |
    làm việc lại | trở về | đi làm | tro lai | quay lai | kembali | masuk kerja | masuk kantor |
    bekerja semula | bertugas semula | 戻 | 出社 | 出勤 | 復帰 | 復職 | 再開 | 通常 | 返回 | 回来 | 回來 | 回到 | 回公司 |
    回办公 | 回辦公 | 恢复 | 恢復 | 上班 | 返崗 | 返岗 | 复工 | 復工 | 销假 | 銷假 | 返工 | 복귀 | 돌아 | 출근 | 다시 | 재개 | 업무를 시작
  `,
];

/** What the text says is over or away: a day or a span beside them is one of absence. */
export const AWAY_WORDS: readonly string[] = list`
  out of | out today | away | absen | vacation | holiday | leave | pto | ooo | not in | closed |
  travel | off work | urlaub | abwesen | nicht im | nicht in | nicht am | außer haus |
  ausser haus | geschlossen | unterwegs | nicht erreichbar | congé | vacances | fermé | vacacion |
  fuera de | ausen | baja | permiso | cerrad | fora d | férias | licença | ferie | assen | fuori |
  chius | afwezig | vakantie | verlof | gesloten | semester | ledig | borta | fravær |
  fraværende | lukket | permisjon | stengt | bortreist | barsel | loma | poissa | orlof | frí |
  urlop | nieobec | dovolen | mimo | neprít | nepřít | dopust | odsot | godišnj | odmor | odsut |
  одмор | одсут | отпуск | отсъств | отсутств | відпуст | atostog | nebūsiu | atvaļinājum | prom |
  puhk | szabads | távol | házon kívül | concediu | plecat | absent | αδεια | απουσ |
  εκτοσ γραφειου | izin | ofiste ol | اجازه | خارج | חופש | לא במשרד | מחוץ | مرخص | छुट्टी |
  बाहर | ลา | nghỉ | vắng | cuti | 休 | 不在 | 휴가 | 부재
`;

/** The beginnings of what the writer says of himself. */
export const FIRST_PERSON: readonly string[] = list`
  i | i'm | i'll | i am | ich | bin | je | j'ai | ik | yo | eu | jeg | jag | minä | ja | jestem |
  já | я | estoy | estaré | sarò | sono | estarei | estou | olen | sunt | vagyok
`;

/** "My colleague": an absence after these, up to a word of the writer, is not the writer's. */
export const COLLEAGUES: readonly string[] = list`
  my colleague | our colleague | my boss | my manager | my assistant | meine kollegin |
  mein kollege | unsere kollegin | unser kollege | meine chefin | mein chef | mon collègue |
  ma collègue | mon assistante | mi compañero | mi compañera | mi colega | o meu colega |
  a minha colega | meu colega | minha colega | il mio collega | la mia collega | mijn collega |
  min kollega | min kollege | kollegani | mój kolega | moja koleżanka | můj kolega |
  moje kolegyně | мой коллега | моя коллега | kollégám | colegul meu | colega mea
`;

/** Right after a colleague: the sentence is about that person. */
export const ARE_THEY: readonly string[] = list`
  is | are | will | was | has | ist | sind | wird | war | hat | est | sera | sont | está |
  estará | é | è | sarà | er | är | on | zal | jest | je | bude | находится | будет | van | este |
  va
`;

/** "I will reply after 14 September": with a word of beginning beside the date, a return. */
export const REPLY_WORDS: readonly string[] = list`
  reply | respond | answer | get back | bearbeit | beantwort | antwort | melde | lese | répond |
  contester | rispond | beantwoord | svar | vastaan | odpow | odpov | отве | відпов | отгов |
  válasz | răspun | απαντ | cevap | yanıt | سارد | אענה | אשיב | trả lời | membalas | 返信 | 回复 |
  回覆 | 답장 | 답변
`;

/** Right before a date from which the writer acts again. */
export const FROM_WORDS: readonly string[] = list`
  after | from | as of | nach | nach dem | ab | ab dem | après | à partir du | a partir del |
  a partir de | a partir do | después del | dopo il | dal | dall' | vanaf | na | efter | etter |
  från | fra | po | od | после | с | після | з | след | от | după | din | μετα | από | بعد |
  אחרי | sau | sau ngày | setelah
`;
/** The same after the date. */
export const FROM_WORDS_AFTER: readonly string[] = list`
  alkaen | jälkeen | után | -től | -tól | sonra | itibaren | 以降 | 以后 | 之后 | 이후
`;
