/**
 * How people threaten with a lawyer, a court or an authority, or name the law that a message
 * breaks: a person has to read it first. Sources: the laws' own names (GDPR; ePrivacy, in Britain
 * PECR; UWG in Germany, CAN-SPAM in the United States, CASL in Canada) and the names of the
 * authorities in the list of the European Data Protection Board.
 */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

export const LEGAL_RULES: readonly IntentRule[] = [
  {
    id: 'legal.en',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      legal action | legal proceedings against | start legal proceedings | take legal steps |
      my lawyer will | my lawyers will | our lawyer will | our lawyers will | my attorney will |
      our attorney will | our attorneys will | my solicitor will | our solicitor will |
      our solicitors will | hear from my lawyer | hear from our lawyer | hear from my attorney |
      hear from our attorney | hear from my solicitor | hear from our solicitor |
      hear from our legal | passed this to our legal | passing this to our legal |
      forwarded this to our legal | forwarding this to our legal | forward this to our legal |
      forwarded this to our lawyer | forwarding this to our lawyer | forward this to our lawyer |
      refer this to our legal | see you in court | take you to court | will sue you |
      going to sue you | cease and desist | cease-and-desist | report you to | report you for |
      report you as | report you if | report you and | report you. | report you! | reporting you |
      reported you to | report this to the ico | reported this to the ico |
      report this to the ftc | reported this to the ftc | report this to the crtc |
      report this to the data protection | complaint with the ico | complaint to the ico |
      complain to the ico | complaint with the ftc | complaint with the crtc | gdpr complaint |
      complaint with the data protection | complaint to the data protection |
      complaint with the information commissioner | complaint to the information commissioner |
      complaint with the supervisory | complaint against you | in violation of gdpr |
      in violation of the gdpr | is a violation of gdpr | is a violation of the gdpr |
      in breach of gdpr | in breach of the gdpr | is a breach of gdpr | is a breach of the gdpr |
      breach of pecr | in breach of the pecr | violation of pecr | violates pecr |
      violates gdpr | violates the gdpr | violate the gdpr | can-spam violation |
      violation of can-spam | violation of the can-spam | violation of canspam |
      violates can-spam | violates the can-spam | violate the can-spam | violation of casl |
      violates casl | breach of casl | casl violation
    `,
    unless: ['legal action plan', 'sue your', 'reporting your', 'no legal action'],
    example: 'Stop at once, or I will report you to the ICO.',
    nearMiss: 'Please report your results. Our lawyer reads the contract this week.',
  },
  {
    id: 'legal.de',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      anwalt einschalten | anwältin einschalten | anwalt wird sich | anwälte werden sich |
      unserem anwalt übergeben | meinem anwalt übergeben | unserer rechtsabteilung übergeben |
      an unseren anwalt weiter | an meinen anwalt weiter | an unsere rechtsabteilung weiter |
      rechtliche schritte | juristische schritte | rechtlich gegen sie | rechtlich vorgehen |
      gerichtlich vorgehen | abmahnen | abmahnung rechnen | abmahnung folgt |
      kostenpflichtige abmahnung | abmahnung erhalten sie | mahnen wir sie | mahne ich sie ab |
      unterlassungserklärung | unterlassungsklage | auf unterlassung | strafbewehrt |
      anzeige erstatten | strafanzeige | datenschutzbehörde melden | datenschutzbehörde beschweren |
      datenschutzbehörde einschalten | beschwerde bei der datenschutz |
      beschwerde bei der zuständigen | meldung an die datenschutz | aufsichtsbehörde melden |
      aufsichtsbehörde beschweren | beschwerde bei der aufsichtsbehörde |
      datenschutzbeauftragten des landes | landesdatenschutzbeauftragten | § 7 uwg | §7 uwg |
      § 7 abs. 2 uwg | verstoß gegen das uwg | verstoß gegen uwg | verstoß gegen § 7 |
      verstößt gegen § 7 | verstößt gegen das uwg | verstoß gegen die dsgvo |
      verstoß gegen dsgvo | verstößt gegen die dsgvo | dsgvo-verstoß |
      bundesnetzagentur melden | wettbewerbszentrale melden | verbraucherzentrale melden
    `,
    example: 'Das verstößt gegen § 7 UWG. Beim nächsten Mal werden wir Sie abmahnen.',
    nearMiss: 'Unser Anwalt prüft den Vertrag gerade, auch wegen der DSGVO.',
  },
  {
    id: 'legal.fr',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      mise en demeure | mets en demeure | mettons en demeure | mon avocat vous | notre avocat vous |
      nos avocats vous | poursuites | action en justice | actions en justice | porter plainte |
      porterai plainte | porterons plainte | dépose plainte | déposer plainte | déposerai plainte |
      déposer une plainte | plainte à la cnil | plainte auprès de la cnil | saisir la cnil |
      saisirai la cnil | saisis la cnil | signaler à la cnil | signalerai à la cnil |
      signalement à la cnil | plainte à l'apd | violation du rgpd | enfreint le rgpd |
      transmis à notre service juridique | transmets à notre service juridique
    `,
    example: 'Ceci vaut mise en demeure ; à défaut je saisirai la CNIL.',
    nearMiss: "L'avocat relit le contrat, et notre service juridique aussi.",
  },
  {
    id: 'legal.es',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      acciones legales | medidas legales | acciones judiciales | mi abogado se pondrá |
      mis abogados se pondrán | nuestro abogado se pondrá | nuestros abogados se pondrán |
      denunciar | denunciaré | denunciaremos | denuncia ante | reclamación ante la aepd |
      reclamación ante la agencia | reclamar ante la aepd | reclamaré ante la | a la aepd |
      ante la aepd | burofax | infringe el rgpd | infracción del rgpd | vulnera el rgpd | incumple el rgpd
    `,
    example: 'Si insisten, presentaré una reclamación ante la AEPD.',
    nearMiss: 'Mi abogado está revisando el contrato.',
  },
  {
    id: 'legal.it',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      vie legali | azioni legali | azione legale | il mio avvocato vi | il nostro avvocato vi |
      il mio legale vi | il nostro legale vi | vi diffido | la diffido | vi diffidiamo |
      la diffidiamo | denuncia al garante | reclamo al garante | segnalazione al garante |
      segnalerò al garante | segnalare al garante | segnalo al garante | violazione del gdpr |
      viola il gdpr | vi denuncio | vi denuncerò
    `,
    example: "Vi diffido dall'inviarmi altri messaggi; segnalerò al Garante.",
    nearMiss: "L'avvocato rilegge il contratto.",
  },
  {
    id: 'legal.nl',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      juridische stappen | gerechtelijke stappen | mijn advocaat zal | onze advocaat zal |
      advocaat inschakelen | klacht bij de autoriteit | klacht bij de ap | klacht bij de acm |
      melden bij de autoriteit | melding bij de autoriteit | melden bij de acm | melden bij de ap |
      meld dit bij de autoriteit | klacht bij de gegevensbeschermings | aangifte doen |
      sommeer ik u | sommeren wij u | sommeren u | ingebrekestelling | in strijd met de avg |
      schending van de avg | overtreding van de avg | in strijd met de telecommunicatiewet
    `,
    example:
      'Dit is in strijd met de AVG; ik dien een klacht bij de Autoriteit Persoonsgegevens in.',
    nearMiss: 'Onze advocaat leest het contract nog.',
  },
  {
    id: 'legal.pt',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      medidas legais | medidas judiciais | ação judicial | acção judicial | vou denunciar |
      vamos denunciar | iremos denunciar | denúncia à anpd | denunciar à anpd | queixa à cnpd |
      queixa na cnpd | queixa junto da cnpd | meu advogado vai | meu advogado entrará |
      nosso advogado entrará | vou processar | vamos processar | notificação extrajudicial |
      violação da lgpd | viola a lgpd | violação do rgpd | viola o rgpd
    `,
    example: 'Isto viola a LGPD: farei uma denúncia à ANPD.',
    nearMiss: 'O nosso advogado está a ler o contrato.',
  },
  {
    id: 'legal.pl',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      kroki prawne | na drogę sądową | zgłoszę to do uodo | zgłoszę do uodo | zgłoszę państwa do |
      zgłaszam do uodo | skarga do uodo | skargę do uodo | skargę do prezesa | skarga do prezesa |
      mój prawnik się | nasz prawnik się | mój adwokat się | naruszenie rodo | naruszacie rodo |
      niezgodne z rodo | zawiadomienie do prokuratury | zgłoszę na policję
    `,
    example: 'To naruszenie RODO, złożę skargę do UODO.',
    nearMiss: 'Nasz prawnik czyta umowę.',
  },
  {
    id: 'legal.nordic',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      rättsliga åtgärder | juridiska åtgärder | vår advokat kommer att | min advokat kommer att |
      anmäla er till | anmäler er till | anmäla detta till | anmäler detta till | anmälan till imy |
      polisanmäla | bryter mot gdpr | brott mot gdpr | bryter mot marknadsföringslagen |
      retslige skridt | juridiske skridt | vores advokat vil | anmelde jer | anmelder jer |
      klage til datatilsynet | klager til datatilsynet | anmelder det til | anmelde dette til |
      brud på gdpr | brud på markedsføringsloven | overtrædelse af markedsføringsloven |
      rettslige skritt | juridiske skritt | anmelde dere | anmelder dere | melde dere til datatilsynet |
      melder dere til datatilsynet | brudd på gdpr | brudd på markedsføringsloven |
      oikeustoimiin | valitus tietosuojavaltuutetulle | valitan tietosuojavaltuutetulle |
      teen rikosilmoituksen | rikkoo gdpr
    `,
    example: 'Detta bryter mot GDPR och jag anmäler er till IMY.',
    nearMiss: 'Vår advokat läser avtalet. Vi anmäler oss till mässan.',
  },
  {
    id: 'legal.cs',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      právní kroky | právními kroky | náš právník vás | můj právník vás | náš advokát vás |
      stížnost na úřad pro ochranu | stížnost úřadu pro ochranu | stížnost k úoou |
      stížnost na úoou | trestní oznámení | porušení gdpr | porušujete gdpr |
      právne kroky | sťažnosť na úrad na ochranu
    `,
    example: 'Porušujete GDPR a podám stížnost na Úřad pro ochranu osobních údajů.',
    nearMiss: 'Náš právník čte smlouvu.',
  },
  {
    id: 'legal.ru',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      подам в суд | подадим в суд | обращусь в суд | обратимся в суд | жалоба в роскомнадзор |
      жалобу в роскомнадзор | пожалуюсь в роскомнадзор | жалобу в фас | жалоба в фас |
      пожалуюсь в фас | мой юрист свяжется | наши юристы свяжутся | нарушение закона о рекламе |
      нарушаете закон | судитиму | подам до суду | звернуся до суду
    `,
    example: 'Вы нарушаете закон, я подам жалобу в ФАС.',
    nearMiss: 'Наш юрист читает договор.',
  },
  {
    id: 'legal.tr',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      yasal işlem | hukuki işlem | yasal yollara | avukatım sizinle | avukatımız sizinle |
      suç duyurusu | kvkk'ya şikayet | kvkk'ya şikâyet | kvkk ihlal | kvkk'ya bildir |
      sizi şikayet ed | sizi şikâyet ed
    `,
    example: "Bir daha yazarsanız sizi KVKK'ya şikayet edip yasal işlem başlatacağım.",
    nearMiss: 'Avukatımız sözleşmeyi okuyor.',
  },
  {
    id: 'legal.asian',
    intent: 'angry',
    concern: 'legal_threat',
    any: list`
      法的措置 | 訴えます | 特定電子メール法違反 | 消費者庁に通報 | 警察に通報 | 追究法律责任 | 追究法律責任 |
      律师函 | 律師函 | 起诉你 | 起訴你 | 向有关部门投诉 | 법적 조치 | 고소하겠 | 신고하겠
    `,
    example: '今後も送信が続く場合は法的措置を取ります。',
    nearMiss: '弁護士が契約書を確認しています。',
  },
];
