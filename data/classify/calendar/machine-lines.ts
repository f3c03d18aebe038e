/**
 * What calendars write into the body of an answer or an invitation around the words that its sender
 * typed. Folded. Sources: messages of Google Calendar, Outlook, Teams, Zoom, Thunderbird, Zimbra,
 * Zoho, Apple.
 */
import { list } from '../../list.ts';

/** "Bea Bly has accepted this invitation": one of these and one of `OBJECTS` in one line. */
export const ANSWERING_VERBS: readonly string[] = list`
  accepted | declined | proposed | replied | responded | delegated | canceled | cancelled |
  invited | invites | is inviting | changed | updated | hat angenommen | zugesagt | abgelehnt |
  abgesagt | angenommen | eingeladen | a accepté | a refusé | a décliné | a répondu | a proposé |
  invité | ha aceptado | ha rechazado | ha respondido | ha propuesto | invitado | aceitou |
  recusou | respondeu | convidou | ha accettato | ha rifiutato | ha risposto | ha proposto |
  invitato | geaccepteerd | afgewezen | geweigerd | uitgenodigd | accepterat | tackat |
  accepteret | afvist | godtatt | avslått | zaakceptował | odrzucił | přijal | odmítl | принял |
  отклонил | elfogadta | elutasította
`;

export const ANSWERED_OBJECTS: readonly string[] = list`
  invitation | meeting | event | appointment | einladung | besprechung | termin | réunion |
  rendez-vous | événement | invitación | reunión | convite | convocatoria | evento | reunião |
  invito | riunione | uitnodiging | vergadering | afspraak | inbjudan | möte | invitation |
  møde | møte | zaproszenie | spotkanie | pozvánk | schůzk | приглашение | встреч | собрани |
  meghívó | értekezlet
`;

/** A line that begins with one of these, and all below it, is written by the program. */
export const PROGRAM_LINES: readonly string[] = list`
  when: | where: | when | date: | time: | location: | organizer: | organizer | organiser |
  attendees: | invitees: | guests | subject: | wann: | wann | wo: | ort: | zeit: | datum: |
  organisator | teilnehmer: | gäste | betreff: | quand: | quand : | quand | où: | où : | lieu: |
  lieu : | heure: | organisateur | invités | cuándo: | cuándo | dónde: | dónde | lugar: |
  organizador | invitados | quando: | quando | dove: | onde: | luogo: | organizzatore |
  invitati | wanneer: | wanneer | waar: | gasten | när: | var: | hvornår: | hvor: | når: |
  kiedy: | gdzie: | kdy: | kde: | когда: | где: | mikor: | hol: | 时间: | 地点: | 日時: | 場所: |
  ~~//~~ | *~*~*~ | -::~:~ | ____ | ———— | microsoft teams | join microsoft teams |
  join on your computer | join zoom | join the meeting | join meeting | join with google meet |
  join by phone | teams-besprechung | an teams-besprechung | réunion teams | reunión de teams |
  google meet | zoom meeting | meeting id | invitation from google | einladung von google |
  view all guest | reply for | view event | more details | view more details |
  you are receiving this | sie erhalten diese | this event | this invitation | --- | ===
`;
