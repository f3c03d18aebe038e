/**
 * Read receipts written as text, without the part that RFC 8098 asks for. Outlook and Notes write
 * them, and gateways reduce others to text. Folded.
 */
import { list } from '../../list.ts';

/** The subject begins so: "Read: Your warehouse". */
export const READ_SUBJECTS: readonly string[] = list`
  read: | not read: | delivered: | relayed: | zugestellt: | remis : | entregado: | recapitato: |
  entregue: | read receipt | return receipt | message read | disposition notification | gelesen: |
  ungelesen gelöscht: | nicht gelesen: | lesebestätigung | lu : | lu: | non lu : | non lu: |
  confirmation de lecture | accusé de lecture | leído: | no leído: | confirmación de lectura |
  acuse de lectura | letto: | non letto: | conferma di lettura | ricevuta di lettura | lida: |
  não lida: | lido: | confirmação de leitura | recibo de leitura | llegit: | gelezen: |
  niet gelezen: | leesbevestiging | läst: | oläst: | läskvitto | læst: | ulæst: | lest: | ulest: |
  lesebekreftelse | luettu: | lukukuittaus | loetud: | lasīts: | izlasīts: | perskaityta: |
  przeczytane: | przeczytano: | potwierdzenie przeczytania | potwierdzenie odczytu | přečteno: |
  přečtené: | potvrzení o přečtení | prečítané: | prebrano: | pročitano: | прочетено: | прочитано: |
  прочтено: | уведомление о прочтении | elolvasva: | olvasási visszaigazolás | citit: |
  confirmare de citire | αναγνώστηκε: | διαβάστηκε: | okundu: | مقروءة: | تمت القراءة: | נקרא: |
  خوانده شد: | 開封済み: | 開封確認 | 既読: | 已读: | 已讀: | 已讀取: | 阅读回执 | 讀取回條 | 읽음: | 수신 확인: | อ่านแล้ว: |
  đã đọc: | sudah dibaca: | telah dibaca:
`;

/** What the text says besides: one of the two alone may be a person's. */
export const READ_SENTENCES: readonly string[] = list`
  has been delivered to | delivery to these recipients | wurde zugestellt | a été remis |
  se ha entregado | è stato recapitato | foi entregue | was read on | was read at | has been read |
  was displayed | was deleted without being read | has been displayed | return receipt |
  was received by | wurde gelesen | wurde am | gelesen am | angezeigt | ungelesen gelöscht |
  a été lu | a été affiché | supprimé sans avoir été lu | se ha leído | ha sido leído | se leyó |
  fue leído | se ha mostrado | è stato letto | è stato visualizzato | foi lida | foi lido |
  foi exibida | s'ha llegit | is gelezen | werd gelezen | lästes | har lästs | blev læst | er læst |
  ble lest | er lest | on luettu | luettiin | on loetud | loeti | tika lasīt | izlasīts |
  buvo perskaityt | została przeczytana | zostało przeczytane | przeczytano | byla přečtena |
  byl přečten | bola prečítaná | je bilo prebrano | je pročitana | беше прочетен | было прочитано |
  прочтено | прочитано | elolvasta | elolvasás | a fost citit | αναγνώστηκε | διαβάστηκε | okundu |
  تمت قراءة | נקראה | נקרא | خوانده شد | 開封されました | 表示されました | 已被阅读 | 已阅读 | 已讀取 | 已被閱讀 | 읽었습니다 |
  확인했습니다 | ถูกอ่าน | đã được đọc | telah dibaca
`;
