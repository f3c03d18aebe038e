/** How people object to the use of their data (GDPR Art. 21), or withdraw consent (Art. 7). */
import { list } from '../../list.ts';
import type { RequestRule } from './request-rule.ts';

export const OBJECTION_RULES: readonly RequestRule[] = [
  {
    request: 'objection',
    language: 'en',
    any: list`
      i object to the processing | i object to processing | i object to your processing |
      i object to you processing | i object to the use of my | i object to your use of my |
      i object to you using my | hereby object to | my right to object | i object under art |
      object to the processing of my | object to processing of my | object to direct marketing |
      request under article 21 | request under art. 21 | under article 21 gdpr |
      under article 21 of the gdpr | under art. 21 gdpr | under art. 21 of the gdpr |
      pursuant to article 21 | pursuant to art. 21 | i withdraw my consent to
    `,
    except: list`
      object to the processing fee | object to the processing time | object to the processing charge |
      object to the processing cost | not object to | don't object to | hereby object to the invoice |
      requests under art | article 21 of our | article 21 of the contract | art. 21 of our |
      art. 21 of the contract
    `,
    source: 'GDPR Art. 21(1) to (3); ICO, "The right to object to the use of your data"',
    examples: list`
      I object to the processing. | I hereby object to the processing of my personal data. |
      Under Article 21 GDPR you have to stop. | I object to your use of my address.
    `,
    nearMiss: list`
      Our data protection officer will object. | I object to the processing fee. |
      I do not object to the processing. | How do you handle requests under Art. 21 GDPR? |
      My boss may object to the price.
    `,
  },
  {
    request: 'objection',
    language: 'de',
    any: list`
      ich widerspreche der verarbeitung | ich widerspreche der nutzung |
      ich widerspreche der verwendung | ich widerspreche jeder | ich widerspreche hiermit |
      widerspreche ich der | widerspreche ich jeder | hiermit widerspreche ich |
      lege ich widerspruch gegen die | ich lege widerspruch gegen die verarbeitung |
      widerspruch gegen die verarbeitung meiner | widerspruch gegen die nutzung meiner |
      widerspreche der verarbeitung meiner | widerspreche der verwendung meiner |
      widerspreche der nutzung meiner | gemäß art. 21 | gem. art. 21 | nach art. 21 |
      widerspruch nach art | widerspruch gemäß art | mein widerspruchsrecht |
      widerrufe meine einwilligung | widerrufe ich meine einwilligung
    `,
    except: list`
      ich widerspreche der verarbeitung nicht | art. 21 unser | art. 21 des vertrag |
      anfragen nach art. 21 | widersprüche nach art. 21 | widerspreche ich der aussage |
      widerspreche ich der these | ich lege keinen widerspruch
    `,
    source: 'GDPR Art. 21; Verbraucherzentrale, Musterbrief "Werbewiderspruch"',
    examples: list`
      Ich widerspreche der Verarbeitung meiner Daten. |
      Hiermit widerspreche ich der Nutzung meiner Daten zu Werbezwecken. |
      Widerspruch nach Art. 21 DSGVO. | Ich widerrufe meine Einwilligung.
    `,
    nearMiss: list`
      Unser Datenschutzbeauftragter wird widersprechen. |
      Ich widerspreche der Verarbeitung nicht. | Nach Art. 21 unseres Vertrags ist das inklusive.
    `,
  },
  {
    request: 'objection',
    language: 'fr',
    any: list`
      je m'oppose au traitement | je m'oppose à ce que mes | je m'oppose à l'utilisation |
      je m'oppose à la prospection | mon droit d'opposition | conformément à l'article 21 |
      en application de l'article 21 | en vertu de l'article 21 | au titre de l'article 21 |
      m'opposer au traitement de mes | je retire mon consentement
    `,
    except: ['article 21 du contrat', 'article 21 de notre', 'article 21 des conditions'],
    source: 'GDPR Art. 21; CNIL, modèle de courrier "S\'opposer à la prospection"',
    examples: list`
      Je m'oppose au traitement de mes données. |
      J'exerce mon droit d'opposition conformément à l'article 21 du RGPD. |
      Je souhaite m'opposer au traitement de mes données.
    `,
    nearMiss: [
      "Je ne m'oppose pas au traitement.",
      "Notre DPO va s'opposer à ce projet.",
      "Conformément à l'article 21 du contrat, le prix est fixe.",
    ],
  },
  {
    request: 'objection',
    language: 'es',
    any: list`
      me opongo al tratamiento | me opongo al uso de mis | mi derecho de oposición |
      oponerme al tratamiento | conforme al artículo 21 | en virtud del artículo 21 |
      retiro mi consentimiento | revoco mi consentimiento
    `,
    except: ['no me opongo al', 'artículo 21 del contrato', 'artículo 21 de nuestro'],
    source: 'GDPR Art. 21; AEPD, "Formulario del derecho de oposición"',
    examples: list`
      Me opongo al tratamiento de mis datos. | Ejerzo mi derecho de oposición. |
      Revoco mi consentimiento.
    `,
    nearMiss: ['No me opongo al tratamiento.', 'Nuestro DPO se va a oponer.'],
  },
  {
    request: 'objection',
    language: 'it',
    any: list`
      mi oppongo al trattamento | mi oppongo all'uso dei miei | mio diritto di opposizione |
      oppormi al trattamento | ai sensi dell'articolo 21 | ai sensi dell'art. 21 |
      revoco il mio consenso | revoco il consenso
    `,
    except: list`
      non mi oppongo al | art. 21 del contratto | articolo 21 del contratto | art. 21 del nostro
    `,
    source: 'GDPR Art. 21; Garante, "Modello per l\'esercizio dei diritti"',
    examples: list`
      Mi oppongo al trattamento dei miei dati. | Esercito il mio diritto di opposizione. |
      Revoco il mio consenso.
    `,
    nearMiss: ['Non mi oppongo al trattamento.', 'Il nostro DPO si opporrà.'],
  },
  {
    request: 'objection',
    language: 'pt',
    any: list`
      oponho-me ao tratamento | me oponho ao tratamento | opor-me ao tratamento |
      meu direito de oposição | ao abrigo do artigo 21 | nos termos do artigo 21 |
      retiro o meu consentimento | retiro meu consentimento | revogo meu consentimento |
      revogo o meu consentimento
    `,
    except: ['não me oponho ao', 'artigo 21 do contrato', 'artigo 21.º do contrato'],
    source: 'GDPR Art. 21; LGPD Art. 18 § 2; CNPD, "Direito de oposição"',
    examples: list`
      Oponho-me ao tratamento dos meus dados. | Exerço o meu direito de oposição. |
      Revogo meu consentimento.
    `,
    nearMiss: ['Não me oponho ao tratamento.', 'O nosso DPO vai opor-se.'],
  },
  {
    request: 'objection',
    language: 'nl',
    any: list`
      ik maak bezwaar tegen de verwerking | ik maak bezwaar tegen het gebruik |
      bezwaar tegen de verwerking van mijn | bezwaar tegen het gebruik van mijn |
      mijn recht van bezwaar | op grond van artikel 21 | op basis van artikel 21 |
      ik trek mijn toestemming in
    `,
    except: ['artikel 21 van ons', 'artikel 21 van het contract', 'artikel 21 van de overeenkomst'],
    source: 'GDPR Art. 21; Autoriteit Persoonsgegevens, voorbeeldbrief "Bezwaar"',
    examples: list`
      Ik maak bezwaar tegen de verwerking van mijn gegevens. |
      Ik maak gebruik van mijn recht van bezwaar. | Ik trek mijn toestemming in.
    `,
    nearMiss: list`
      Ik maak geen bezwaar tegen de verwerking. | Onze jurist zal bezwaar maken.
    `,
  },
  {
    request: 'objection',
    language: 'pl',
    any: list`
      wnoszę sprzeciw wobec przetwarzania | sprzeciwiam się przetwarzaniu |
      zgłaszam sprzeciw wobec przetwarzania | sprzeciw wobec przetwarzania moich |
      na podstawie art. 21 | zgodnie z art. 21 | wycofuję zgodę | cofam zgodę
    `,
    except: ['nie sprzeciwiam się', 'nie wnoszę sprzeciwu', 'art. 21 umowy', 'art. 21 naszej'],
    source: 'GDPR Art. 21; UODO, "Prawo do sprzeciwu"',
    examples: list`
      Wnoszę sprzeciw wobec przetwarzania moich danych. |
      Sprzeciwiam się przetwarzaniu moich danych. | Cofam zgodę.
    `,
    nearMiss: ['Nie sprzeciwiam się przetwarzaniu.', 'Zgodnie z art. 21 umowy cena jest stała.'],
  },
  {
    request: 'objection',
    language: 'sv, da, nb',
    any: list`
      jag invänder mot behandlingen | jag motsätter mig behandling | invändning mot behandlingen av mina |
      jag återkallar mitt samtycke | enligt artikel 21 | jeg gør indsigelse mod |
      indsigelse mod behandlingen af mine | jeg trækker mit samtykke | jeg protesterer mot behandling |
      jeg motsetter meg behandling | jeg trekker mitt samtykke | jeg trekker tilbake mitt samtykke
    `,
    except: ['artikel 21 i avtalet', 'artikel 21 i kontrakten', 'artikel 21 i vårt'],
    source: 'GDPR Art. 21; IMY, "Rätt att göra invändningar"; Datatilsynet, "Indsigelse"',
    examples: list`
      Jag invänder mot behandlingen av mina uppgifter. | Jag återkallar mitt samtycke. |
      Jeg gør indsigelse mod behandlingen af mine data. | Jeg motsetter meg behandling av mine data.
    `,
    nearMiss: ['Vår jurist kommer att invända.', 'Enligt artikel 21 i avtalet är priset fast.'],
  },
  {
    request: 'objection',
    language: 'ru, uk',
    any: list`
      возражаю против обработки | против обработки моих персональных |
      отзываю согласие на обработку | отзываю своё согласие | отзываю свое согласие |
      прекратите обработку моих | прекратить обработку моих | заперечую проти обробки |
      відкликаю згоду на обробку
    `,
    except: ['не возражаю против', 'не заперечую проти'],
    source: 'Federal Law 152-FZ Art. 9(2) and 15; GDPR Art. 21',
    examples: list`
      Я возражаю против обработки моих данных. | Отзываю согласие на обработку данных. |
      Прекратите обработку моих данных. | Заперечую проти обробки моїх даних.
    `,
    nearMiss: ['Я не возражаю против обработки.', 'Наш юрист будет возражать.'],
  },
];
