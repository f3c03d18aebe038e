/**
 * The word that a calendar puts before the title in the subject of its answer, where no calendar
 * part came with it. Folded, without colon. Sources: the language packs of Outlook, Exchange, Google
 * Calendar and Thunderbird.
 */
import { list } from '../../list.ts';

export type AnswerSubject = {
  answer: 'accepted' | 'declined' | 'tentative' | 'counter';
  words: readonly string[];
  example: string;
  nearMiss: string;
};

export const ANSWER_SUBJECTS: readonly AnswerSubject[] = [
  {
    answer: 'accepted',
    words: list`
      accepted | accepted event | zugesagt | angenommen | accepté | acceptée | aceptado | aceptada |
      aceito | aceite | aceita | accettato | accettata | geaccepteerd | accepterat | accepterad |
      accepteret | godtatt | akseptert | hyväksytty | zaakceptowano | zaakceptowane | przyjęto |
      přijato | prijaté | elfogadva | acceptat | kabul edildi | принято | принята | прийнято |
      αποδεκτή | έγινε αποδοχή | prihvaćeno | sprejeto | 已接受 | 接受 | 承諾済み | 承諾 | 수락됨 | 수락 |
      התקבל | تم القبول | đã chấp nhận | diterima
    `,
    example: 'Zugesagt: Produktvorführung',
    nearMiss: 'Accepted papers of the conference',
  },
  {
    answer: 'declined',
    words: list`
      declined | declined event | abgelehnt | refusé | refusée | décliné | rechazado | rechazada |
      recusado | recusada | rifiutato | rifiutata | afgewezen | geweigerd | avböjt | avböjd |
      afslået | afvist | avslått | hylätty | odrzucono | odrzucone | odmítnuto | odmietnuté |
      elutasítva | refuzat | reddedildi | отклонено | отклонена | відхилено | απορρίφθηκε |
      odbijeno | zavrnjeno | 已拒绝 | 已拒絕 | 已谢绝 | 拒绝 | 辞退済み | 辞退 | 거절됨 | 거절 | נדחה | تم الرفض |
      đã từ chối | ditolak
    `,
    example: 'Refusé: Démonstration',
    nearMiss: 'Declined payments this month',
  },
  {
    answer: 'tentative',
    words: list`
      tentative | tentatively accepted | mit vorbehalt | unter vorbehalt | vorläufig |
      vorläufig zugesagt | provisoire | provisional | provisionalmente aceptado | provisório |
      tentativo | provvisorio | voorlopig | voorlopig geaccepteerd | preliminärt | foreløbig |
      foreløpig | alustava | wstępnie zaakceptowane | wstępna akceptacja | nezávazně | feltételes |
      под вопросом | предварительно | 暂定 | 暫定 | 仮承諾 | 仮の予定 | 미정 | 임시
    `,
    example: 'Tentative: Product demo',
    nearMiss: 'Tentative agenda attached',
  },
  {
    answer: 'counter',
    words: list`
      new time proposed | proposed new time | neuer zeitvorschlag | neue zeit vorgeschlagen |
      neuer termin vorgeschlagen | nouvel horaire proposé | nouvelle heure proposée |
      nueva hora propuesta | novo horário proposto | nova hora proposta | nuova ora proposta |
      nieuwe tijd voorgesteld | ny tid föreslagen | nyt tidspunkt foreslået | nytt tidspunkt foreslått |
      zaproponowano nowy termin | zaproponowano nową godzinę | предложено новое время | 建议的新时间 |
      新しい日時の指定
    `,
    example: 'New Time Proposed: Product demo',
    nearMiss: 'New time proposed by the council',
  },
];
