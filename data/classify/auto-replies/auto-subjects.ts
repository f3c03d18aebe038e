/**
 * How subjects of automatic answers begin, in the languages our prospects write. Folded: lower
 * case, single blanks, straight apostrophes.
 */
import { list } from '../../list.ts';

/** A subject that begins so says the sender is away. */
export const AWAY_SUBJECTS: readonly string[] = list`
  out of office | out of the office | out-of-office | ooo: | ooo - | ooo re | away from |
  on vacation | on holiday | on leave | vacation notice | vacation message | vacation reply |
  vacation: | holiday notice | absence notice | abwesenheit | abwesend | ich bin abwesend |
  nicht im büro | nicht im haus | im urlaub | urlaubsvertretung | urlaubsnotiz | absence |
  message d'absence | absent du bureau | je suis absent | en congé | notification d'absence |
  fuera de la oficina | fuera de oficina | ausencia | de vacaciones | fuori sede | fuori ufficio |
  assente | assenza | fora do escritório | ausência | ausente | em férias | afwezig |
  niet aanwezig | frånvaro | fravær | ikke til stede | poissa | nieobecno | poza biurem |
  mimo kancelář | nepřítomn | házon kívül | вне офиса | отсутствую | меня нет | в отпуске |
  ofis dışı | ofis dışında | izindeyim | 不在 | 休暇 | 外出 | 休假 | 不在办公室 | 부재중 | מחוץ למשרד |
  خارج المكتب | εκτός γραφείου
`;

/** A subject that begins so was written by a machine; whether it says "away" is in the text. */
export const AUTO_SUBJECTS: readonly string[] = list`
  automatic reply | automatic response | auto reply | auto-reply | autoreply | auto response |
  auto-response | autoresponse | autoresponder | auto: | automated reply | automated response |
  automatische antwort | autom. antwort | auto-antwort | automatische rückantwort |
  réponse automatique | reponse automatique | respuesta automática | respuesta automatica |
  risposta automatica | resposta automática | resposta automatica | automatisch antwoord |
  autosvar | automatisk svar | automaattinen vastaus | automatyczna odpowiedź |
  odpowiedź automatyczna | automatická odpověď | automatická odpoveď | automatikus válasz |
  răspuns automat | автоответ | автоматический ответ | автоматична відповідь | αυτόματη απάντηση |
  otomatik yanıt | otomatik cevap | 自動応答 | 自動返信 | 自動回覆 | 自动回复 | 자동 회신 | 자동 응답 | תשובה אוטומטית |
  رد تلقائي | balasan otomatis | trả lời tự động
`;
