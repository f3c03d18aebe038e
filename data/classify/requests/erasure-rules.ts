/** How people ask for the erasure of their data (GDPR Art. 17), by language. */
import { list } from '../../list.ts';
import type { RequestRule } from './request-rule.ts';

export const ERASURE_RULES: readonly RequestRule[] = [
  {
    request: 'erasure',
    language: 'en',
    any: list`
      delete my data | delete my personal data | delete my information | delete my personal info |
      delete all my data | delete all my personal | delete all of my data | delete any data you |
      delete all data you | delete the data you hold | delete my details | erase my data |
      erase my personal | erase my details | erase all my data | erase all data you |
      erase any data you | erase all personal data | erasure of my data | erasure of my personal |
      deletion of my data | deletion of my personal | remove my data | remove my personal data |
      remove all my data | exercise my right to erasure | my right to erasure |
      my right to be forgotten | invoke the right to erasure | request erasure of |
      request under article 17 | request under art. 17 | request under art 17 |
      under article 17 gdpr | under article 17 of the gdpr | under article 17 of the uk gdpr |
      under art. 17 gdpr | under art. 17 of the gdpr | under art 17 gdpr |
      pursuant to article 17 | pursuant to art. 17 | pursuant to art 17 | art. 17 gdpr request |
      art 17 gdpr request | article 17 request
    `,
    except: list`
      not delete my | don't delete my | never delete my | not erase my | don't erase my |
      not remove my | don't remove my | requests under art | article 17 of our |
      article 17 of the contract | article 17 of the agreement | art. 17 of our |
      art. 17 of the contract | art. 17 of the agreement | how do you delete my |
      would you delete my data after | will you delete my data after | do you delete my data after
    `,
    source: 'GDPR Art. 17(1); ICO, letter "Your right to get your data deleted"',
    examples: list`
      Delete my data. | Please erase all data you hold about me. |
      I am writing to exercise my right to erasure. |
      I request the deletion of my personal data under Article 17 GDPR. |
      This is a request under Art. 17.
    `,
    nearMiss: list`
      Please delete the first line of the draft. | Please do not delete my data, I like it. |
      How do you handle requests under Art. 17 GDPR? | Is your tool compliant with Art. 17 GDPR? |
      Pursuant to Art. 17 of our contract, the fee is due. |
      Do you delete my data after the trial ends?
    `,
  },
  {
    request: 'erasure',
    language: 'de',
    any: list`
      löschen sie meine daten | löschen sie bitte meine daten | löschen sie alle meine |
      löschen sie bitte alle meine | löschen sie sämtliche | löschen sie bitte sämtliche |
      löschen sie alle daten | löschen sie bitte alle daten | löschen sie alle über mich |
      löschen sie meine personenbezogenen | löschen sie umgehend meine | meine daten zu löschen |
      meine daten löschen | meine daten umgehend zu löschen | meine personenbezogenen daten löschen |
      meine personenbezogenen daten zu löschen | löschung meiner daten | löschung aller meiner |
      löschung meiner personenbezogenen | löschung sämtlicher | löschung der über mich |
      lösch meine daten | löscht meine daten | recht auf löschung geltend |
      mein recht auf löschung | recht auf vergessenwerden | gemäß art. 17 | gem. art. 17 |
      nach art. 17 | gemäß artikel 17 | nach artikel 17 | laut art. 17 ds |
      antrag auf löschung
    `,
    except: list`
      meine daten nicht | meine daten bitte nicht | meine daten noch nicht |
      meine personenbezogenen daten nicht | anfragen nach art. 17 | anträge nach art. 17 |
      anfragen gemäß art. 17 | art. 17 unser | artikel 17 unser | art. 17 des vertrag |
      artikel 17 des vertrag | art. 17 der satzung | art. 17 der vereinbarung
    `,
    source: 'GDPR Art. 17(1); Verbraucherzentrale, Musterbrief "Löschung personenbezogener Daten"',
    examples: list`
      Löschen Sie bitte meine Daten. | Ich verlange die Löschung aller meiner Daten. |
      Bitte löschen Sie sämtliche über mich gespeicherten Daten gemäß Art. 17 DSGVO. |
      Hiermit mache ich mein Recht auf Löschung geltend.
    `,
    nearMiss: list`
      Bitte löschen Sie die erste Zeile im Entwurf. | Bitte löschen Sie meine Daten nicht. |
      Wie gehen Sie mit Anfragen nach Art. 17 DSGVO um? |
      Nach Art. 17 unseres Vertrags ist das inklusive.
    `,
  },
  {
    request: 'erasure',
    language: 'fr',
    any: list`
      supprimer mes données | supprimez mes données | effacer mes données | effacez mes données |
      supprimer toutes mes données | supprimez toutes mes données | effacer toutes mes données |
      effacer toutes les données me | supprimer toutes les données me | suppression de mes données |
      effacement de mes données | supprimer les données me concernant |
      effacer les données me concernant | effacement des données me | suppression des données me |
      mon droit à l'effacement | mon droit à l'oubli | conformément à l'article 17 |
      en application de l'article 17 | en vertu de l'article 17 | au titre de l'article 17 |
      article 17.1 du
    `,
    except: list`
      ne pas supprimer mes | ne pas effacer mes | ne supprimez pas mes | n'effacez pas mes |
      article 17 du contrat | article 17 de notre | article 17 de l'accord |
      article 17 des conditions
    `,
    source: 'GDPR Art. 17(1); CNIL, modèle de courrier "Supprimer des données personnelles"',
    examples: list`
      Merci de supprimer mes données. |
      Je demande l'effacement de mes données conformément à l'article 17 du RGPD. |
      Veuillez effacer toutes les données me concernant. | J'exerce mon droit à l'effacement.
    `,
    nearMiss: list`
      Merci de supprimer la première ligne du brouillon. | Merci de ne pas supprimer mes données. |
      Conformément à l'article 17 du contrat, le prix est fixe.
    `,
  },
  {
    request: 'erasure',
    language: 'es',
    any: list`
      eliminen mis datos | elimine mis datos | elimina mis datos | eliminar mis datos |
      eliminen todos mis datos | eliminar todos mis datos | borren mis datos | borre mis datos |
      borrar mis datos | borrar todos mis datos | borren todos mis datos | suprimir mis datos |
      supriman mis datos | suprima mis datos | supresión de mis datos | eliminación de mis datos |
      mi derecho de supresión | mi derecho al olvido | en virtud del artículo 17 |
      conforme al artículo 17 | de acuerdo con el artículo 17 | según el artículo 17 del rgpd
    `,
    except: list`
      no eliminen mis | no elimine mis | no eliminar mis | no borren mis | no borre mis |
      no borrar mis | no supriman mis | artículo 17 del contrato | artículo 17 de nuestro
    `,
    source: 'GDPR Art. 17(1); AEPD, "Formulario del derecho de supresión"',
    examples: list`
      Por favor, eliminen mis datos. | Solicito la supresión de mis datos personales. |
      Ejerzo mi derecho de supresión conforme al artículo 17 del RGPD. |
      Quiero borrar todos mis datos.
    `,
    nearMiss: list`
      Por favor, elimine la primera línea del borrador. | Por favor, no borren mis datos. |
      Conforme al artículo 17 del contrato, el precio es fijo.
    `,
  },
  {
    request: 'erasure',
    language: 'it',
    any: list`
      cancellate i miei dati | cancelli i miei dati | cancella i miei dati |
      cancellare i miei dati | cancellate tutti i miei | cancellare tutti i miei |
      eliminate i miei dati | elimini i miei dati | eliminare i miei dati |
      cancellazione dei miei dati | eliminazione dei miei dati | diritto alla cancellazione dei miei |
      mio diritto alla cancellazione | mio diritto all'oblio | ai sensi dell'articolo 17 |
      ai sensi dell'art. 17 | ex art. 17 gdpr
    `,
    except: list`
      non cancellate i miei | non cancelli i miei | non cancellare i miei | non eliminate i miei |
      non eliminare i miei | articolo 17 del contratto | art. 17 del contratto |
      art. 17 del nostro | articolo 17 del nostro
    `,
    source: 'GDPR Art. 17(1); Garante, "Modello per l\'esercizio dei diritti"',
    examples: list`
      Cancellate i miei dati. | Chiedo la cancellazione dei miei dati personali. |
      Chiedo di eliminare i miei dati ai sensi dell'art. 17 del GDPR. |
      Esercito il mio diritto alla cancellazione.
    `,
    nearMiss: list`
      Cancelli la prima riga della bozza. | Non cancellate i miei dati, grazie. |
      Ai sensi dell'art. 17 del contratto il prezzo è fisso.
    `,
  },
  {
    request: 'erasure',
    language: 'pt',
    any: list`
      apaguem os meus dados | apague os meus dados | apague meus dados | apagar os meus dados |
      apagar meus dados | apagar todos os meus | apagamento dos meus dados | eliminem os meus dados |
      eliminar os meus dados | eliminem meus dados | eliminar meus dados |
      eliminação dos meus dados | excluir meus dados | exclua meus dados | excluam meus dados |
      exclusão dos meus dados | meu direito ao apagamento | meu direito ao esquecimento |
      ao abrigo do artigo 17 | nos termos do artigo 17 | nos termos do art. 17
    `,
    except: list`
      não apaguem os meus | não apague os meus | não apague meus | não apagar os meus |
      não eliminem os meus | não exclua meus | não excluam meus | artigo 17 do contrato |
      art. 17 do contrato | artigo 17.º do contrato
    `,
    source: 'GDPR Art. 17(1); LGPD Art. 18 VI; CNPD, "Direito ao apagamento"',
    examples: list`
      Apaguem os meus dados, por favor. | Solicito o apagamento dos meus dados pessoais. |
      Peço que excluam meus dados. | Exijo, ao abrigo do artigo 17 do RGPD, uma resposta.
    `,
    nearMiss: list`
      Por favor, apague a primeira linha do rascunho. | Por favor, não apaguem os meus dados. |
      Nos termos do artigo 17 do contrato, o preço é fixo.
    `,
  },
  {
    request: 'erasure',
    language: 'nl',
    any: list`
      verwijder mijn gegevens | verwijder al mijn | verwijdert u mijn gegevens |
      mijn gegevens verwijderen | mijn gegevens te verwijderen | mijn gegevens te wissen |
      mijn gegevens wissen | mijn persoonsgegevens te verwijderen |
      mijn persoonsgegevens verwijderen | mijn persoonsgegevens te wissen | wis mijn gegevens |
      verwijder mijn persoonsgegevens | verwijdering van mijn | wissen van mijn persoonsgegevens |
      mijn recht op vergetelheid | mijn recht op gegevenswissing | op grond van artikel 17 |
      op basis van artikel 17 | op grond van art. 17 | krachtens artikel 17 | conform artikel 17 avg
    `,
    except: list`
      mijn gegevens niet | mijn persoonsgegevens niet | artikel 17 van ons |
      artikel 17 van het contract | artikel 17 van de overeenkomst
    `,
    source: 'GDPR Art. 17(1); Autoriteit Persoonsgegevens, voorbeeldbrief "Verwijderen gegevens"',
    examples: list`
      Verwijder mijn gegevens. | Ik verzoek u mijn persoonsgegevens te wissen. |
      Op grond van artikel 17 AVG vraag ik dit. | Ik doe een beroep op mijn recht op vergetelheid.
    `,
    nearMiss: list`
      Verwijder de eerste regel van het concept. | Verwijder mijn gegevens niet, a.u.b. |
      Op grond van artikel 17 van het contract staat de prijs vast.
    `,
  },
  {
    request: 'erasure',
    language: 'pl',
    any: list`
      usunięcie moich danych | usunięcia moich danych | usuńcie moje dane | usunąć moje dane |
      proszę usunąć moje dane | usunięcie wszystkich moich | usunięcie danych osobowych dotyczących mnie |
      prawo do usunięcia moich | prawa do bycia zapomnianym | prawo do bycia zapomnianym |
      na podstawie art. 17 | zgodnie z art. 17 | w trybie art. 17
    `,
    except: list`
      nie usuwać moich | nie usunąć moje | art. 17 umowy | art. 17 naszej | art. 17 regulaminu |
      proszę o nie usunięcie moich
    `,
    source: 'GDPR Art. 17(1); UODO, "Prawo do usunięcia danych"',
    examples: list`
      Proszę o usunięcie moich danych. | Usuńcie moje dane osobowe. |
      Żądam tego na podstawie art. 17 RODO. | Korzystam z prawa do bycia zapomnianym.
    `,
    nearMiss: list`
      Skreślcie pierwszą linię projektu. | Zgodnie z art. 17 umowy cena jest stała.
    `,
  },
  {
    request: 'erasure',
    language: 'sv, da, nb',
    any: list`
      radera mina uppgifter | radera mina personuppgifter | radera alla mina | radera all data om mig |
      radera min data | ta bort mina uppgifter | ta bort mina personuppgifter |
      radering av mina | rätt till radering enligt | min rätt till radering |
      rätten att bli bortglömd | enligt artikel 17 | slet mine oplysninger | slet mine data |
      slette mine data | slette mine oplysninger | sletning af mine | i henhold til artikel 17 |
      slett mine data | slett mine opplysninger | sletting av mine | slett alle mine
    `,
    except: list`
      inte radera mina | radera inte mina | inte ta bort mina | ikke slette mine |
      slet ikke mine | slett ikke mine | artikel 17 i avtalet | artikel 17 i kontrakten |
      artikel 17 i vårt
    `,
    source: 'GDPR Art. 17(1); IMY, "Rätt till radering"; Datatilsynet, "Sletning"',
    examples: list`
      Radera mina uppgifter. | Jag begär radering av mina personuppgifter enligt artikel 17 GDPR. |
      Slet mine oplysninger. | Slett mine data.
    `,
    nearMiss: list`
      Radera första raden i utkastet. | Radera inte mina uppgifter, tack. |
      Enligt artikel 17 i avtalet är priset fast.
    `,
  },
  {
    request: 'erasure',
    language: 'ru, uk',
    any: list`
      удалите мои данные | удалите все мои данные | удалите мои персональные |
      удалить мои данные | удалить мои персональные | удалить все мои данные |
      удаления моих данных | удаления моих персональных | удаление моих персональных |
      уничтожить мои персональные | уничтожьте мои персональные | уничтожения моих персональных |
      видаліть мої дані | видалити мої дані | видалення моїх персональних
    `,
    except: ['не удаляйте мои', 'не удалить мои', 'не видаляйте мої'],
    source: 'Federal Law 152-FZ Art. 21; GDPR Art. 17(1)',
    examples: list`
      Удалите мои данные. | Требую удалить все мои данные. |
      Прошу уничтожить мои персональные данные. | Видаліть мої дані.
    `,
    nearMiss: ['Удалите первую строку черновика.', 'Пожалуйста, не удаляйте мои данные.'],
  },
];
