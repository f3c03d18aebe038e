/**
 * Words by which a letter offers a way to get no more of them. Folded (lower case, straight
 * apostrophes). Each row with sentences that offer it and sentences that do not.
 *
 * Source: the notices that ePrivacy Directive 2002/58/EC article 13(4) and 15 U.S.C. 7704(a)(3) ask
 * for, as senders word them.
 */
import { list } from '../list.ts';

export type OptOutRule = {
  language: string;
  phrases: readonly string[];
  examples: readonly string[];
  nearMisses: readonly string[];
};

export const OPT_OUTS: readonly OptOutRule[] = [
  {
    language: 'en',
    phrases: list`
      unsubscribe | opt out | opt-out | stop receiving | not hear from | no longer wish | rather not |
      prefer not to | remove you from | take you off | won't write again | will not write again |
      won't email you again | won't reach out again | won't contact you again | not interested, just |
      let me know if not | tell me to stop | say so and i | reply "no" | reply no | reply stop |
      reply "stop" | reply 'no' | just say no | don't want to receive | do not want to receive |
      do not wish to | if you'd like me to stop
    `,
    examples: [
      'If you would rather not get these, tell me and I will stop.',
      'Reply "no" and I won\'t write again.',
      'You can unsubscribe here: https://acme.test/u',
    ],
    nearMisses: [
      'Would next Tuesday suit you?',
      'We take orders off your desk.',
      'No reply needed.',
    ],
  },
  {
    language: 'de',
    phrases: list`
      abmelden | abbestellen | austragen | abmeldung | keine weiteren | keine e-mails mehr |
      keine mails mehr | keine nachrichten mehr | nicht mehr schreiben | nicht mehr kontaktieren |
      nicht mehr anschreiben | kein interesse | widersprechen | melde mich nicht mehr | nicht wieder bei ihnen
    `,
    examples: [
      'Falls kein Interesse besteht, genügt ein kurzes Nein.',
      'Hier abmelden: https://acme.test',
    ],
    nearMisses: ['Melden Sie sich gern bei mir.', 'Ihre Kunden bestellen bei uns.'],
  },
  {
    language: 'fr',
    phrases: list`
      désabonner | désinscrire | désinscription | désabonnement | ne plus recevoir |
      ne plus être contacté | ne souhaitez plus | ne souhaitez pas | ne vous écrirai plus |
      ne vous contacterai plus | pas intéressé | vous opposer
    `,
    examples: [
      'Pour ne plus recevoir mes messages, répondez non.',
      'Se désinscrire : https://acme.test',
    ],
    nearMisses: ['Souhaitez-vous en parler mardi ?', 'Inscrivez-vous au salon.'],
  },
  {
    language: 'es',
    phrases: list`
      darse de baja | darte de baja | dar de baja | cancelar la suscripción | dejar de recibir |
      no recibir más | no desea recibir | no quieres recibir | no volveré a escribir |
      no le escribiré más | no te interesa | no le interesa | no está interesad
    `,
    examples: [
      'Si no desea recibir más correos, respóndame y lo anoto.',
      'Darse de baja: https://acme.test',
    ],
    nearMisses: ['¿Le interesa una llamada?', 'La baja de precios continúa.'],
  },
  {
    language: 'it',
    phrases: list`
      disiscriver | cancellare l'iscrizione | annulla l'iscrizione | non ricevere più |
      non desidera ricevere | non desideri ricevere | non vuoi ricevere | non la contatterò più |
      non le scriverò più | non ti scriverò più | non è interessat
    `,
    examples: [
      'Se non è interessato, basta rispondere no.',
      'Per disiscriversi: https://acme.test',
    ],
    nearMisses: ['Possiamo sentirci martedì?', 'Si iscriva alla fiera.'],
  },
  {
    language: 'pt',
    phrases: list`
      cancelar a inscrição | cancelar a subscrição | cancelar inscrição | descadastrar |
      deixar de receber | não receber mais | não deseja receber | não quiser receber |
      não escreverei mais | não vou escrever mais | não tiver interesse | remover da lista
    `,
    examples: [
      'Se não quiser receber mais mensagens, responda não.',
      'Descadastrar: https://acme.test',
    ],
    nearMisses: ['Podemos falar na terça?', 'Inscreva-se na feira.'],
  },
  {
    language: 'nl',
    phrases: list`
      afmelden | uitschrijven | geen berichten meer | geen mail meer | geen e-mails meer |
      niet meer ontvangen | geen interesse | schrijf ik niet meer | stuur ik niets meer | liever niet
    `,
    examples: [
      'Geen interesse? Laat het weten, dan schrijf ik niet meer.',
      'Afmelden: https://acme.test',
    ],
    nearMisses: ['Komt dinsdag uit?', 'Meld u aan voor de beurs.'],
  },
  {
    language: 'pl',
    phrases: list`
      wypisać | wypisz | zrezygnować z | rezygnacja z | nie chcesz otrzymywać |
      nie chce pan | nie chce pani | nie otrzymywać | nie będę więcej | usunąć z listy
    `,
    examples: [
      'Jeśli nie chce Pan otrzymywać wiadomości, proszę odpisać.',
      'Wypisz się: https://acme.test',
    ],
    nearMisses: ['Czy możemy porozmawiać we wtorek?'],
  },
  {
    language: 'sv, da, nb',
    phrases: list`
      avregistrera | avprenumerera | avsluta prenumeration | inte vill ha fler | inte få fler |
      inte intresserad | afmeld | afmelde | ikke modtage flere | ikke interesseret | meld deg av |
      avmeld | melde deg av | ikke motta flere | ikke interessert
    `,
    examples: [
      'Svara nej om du inte vill ha fler mejl.',
      'Afmeld: https://acme.test',
      'Meld deg av her.',
    ],
    nearMisses: ['Passar det på tisdag?', 'Tilmeld dig messen.'],
  },
  {
    language: 'fi, cs, sk, hu, ro, tr',
    phrases: list`
      peruuta tilaus | en kirjoita enää | et halua saada | odhlásit | odhlásiť | odhlášení |
      nechcete dostávat | nechcete dostávať | leiratkoz | nem szeretne több | dezabonare |
      dezabonați | nu mai doriți | abonelikten çık | almak istemiyorsanız | aboneliğinizi
    `,
    examples: [
      'Peruuta tilaus: https://acme.test',
      'Odhlásit se můžete zde.',
      'Leiratkozás: https://acme.test',
    ],
    nearMisses: ['Sopiiko tiistai?', 'Hodí se vám úterý?', 'Megfelel a kedd?'],
  },
  {
    language: 'ru, uk, el',
    phrases: list`
      отписаться | отказаться от | не хотите получать | больше не напишу | больше не буду писать |
      відписатися | відмовитися від | не хочете отримувати | διαγραφή από | απεγγραφή | να μη λαμβάνετε
    `,
    examples: ['Отписаться: https://acme.test', 'Якщо не хочете отримувати листи, дайте знати.'],
    nearMisses: ['Вам удобно во вторник?', 'Вам зручно у вівторок?'],
  },
  {
    language: 'ar, he, zh, ja, ko',
    phrases: list`
      إلغاء الاشتراك | لا ترغب في | הסרה מרשימת | להסרה | לא מעוניינ | 退订 | 取消订阅 | 取消訂閱 | 不想再收到 |
      不再收到 | 配信停止 | 配信を停止 | 不要の場合 | 수신 거부 | 수신거부 | 수신을 원하지
    `,
    examples: [
      'إلغاء الاشتراك: https://acme.test',
      '如不想再收到邮件，请回复。',
      '配信停止はこちら',
      '수신 거부',
    ],
    nearMisses: ['您周二方便吗？', '火曜日はいかがでしょうか。', 'هل يناسبك الثلاثاء؟'],
  },
];
