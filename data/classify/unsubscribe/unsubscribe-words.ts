/**
 * Replies that only ask for no more mail. Folded: lower case, single blanks, straight apostrophes.
 */
import { list } from '../../list.ts';

/** The whole reply, or one line of it, is just this. */
export const UNSUBSCRIBE_WORDS: readonly string[] = list`
  unsubscribe | unsubscribe me | unsubscribe please | please unsubscribe | please unsubscribe me |
  pls unsubscribe | unsubscribe now | unsubscribe! | unsub | un-subscribe | remove | remove me |
  please remove | please remove me | remove please | remove from list | stop | stop! | stop it |
  please stop | opt out | opt-out | optout | take me off | no more emails | no more emails please |
  no more mail | delete me | leave me alone | off | abmelden | bitte abmelden | austragen |
  bitte austragen | abbestellen | stopp | désabonner | désinscription | désinscrire |
  me désabonner | desabonnement | désabonnement | baja | darme de baja | dar de baja |
  quiero darme de baja | cancelar suscripción | no molestar | cancellami | disiscrivimi |
  cancellazione | descadastrar | remover | cancelar inscrição | parar | uitschrijven | afmelden |
  avregistrera | avsluta | afmeld | meld meg av | poista | wypisz | wypisz mnie | rezygnuję |
  odhlásit | leiratkozás | отписаться | отпишите | отпишите меня | стоп | відписатися |
  aboneliği iptal et | 配信停止 | 配信停止希望 | 退订 | 退訂 | 取消订阅 | 수신거부 | הסר | إلغاء الاشتراك
`;
