/** How people ask where their address comes from, and what is stored of them (GDPR Art. 15, 14(2)(f)). */
import { list } from '../../list.ts';
import type { RequestRule } from './request-rule.ts';

export const ACCESS_RULES: readonly RequestRule[] = [
  {
    request: 'access',
    language: 'en',
    any: list`
      who gave you my address | who gave you my email | who gave you my e-mail |
      who gave you my contact | who gave you my details | who gave you my data |
      who gave you my personal | where did you get my data | where did you get my email |
      where did you get my e-mail | where did you get my address | where did you get my contact |
      where did you get my details | where did you get my personal | where did you get my info |
      how did you get my email | how did you get my e-mail | how did you get my address |
      how did you get my data | how did you get my contact | how did you get my details |
      where do you have my data | where do you have my email | where did you obtain my |
      how did you obtain my | what data do you hold about me | what data you hold about me |
      what personal data do you hold | what personal data you hold | what data do you have on me |
      what data you have about me | what information do you hold about me |
      subject access request for my | make a subject access request | this is a subject access request |
      a copy of my personal data | a copy of all personal data | source of my data |
      source of my personal data | request under article 15 | request under art. 15 |
      under article 15 gdpr | under article 15 of the gdpr | under art. 15 gdpr |
      under art. 15 of the gdpr | pursuant to article 15 | pursuant to art. 15
    `,
    except: list`
      requests under art | article 15 of our | article 15 of the contract | art. 15 of our |
      art. 15 of the contract | don't care where did you get | not make a subject access request
    `,
    source: 'GDPR Art. 15(1) and 14(2)(f); ICO, "Making a subject access request"',
    examples: list`
      Who gave you my address? | Where did you get my data? |
      Which law lets you write to me, and how did you get my email? |
      Please tell me what data you hold about me. | I make this request under Art. 15 GDPR.
    `,
    nearMiss: list`
      Who gave you the award? | Where did you get the data in your study? |
      How do you handle requests under Art. 15 GDPR? | What data do you hold about customers?
    `,
  },
  {
    request: 'access',
    language: 'de',
    any: list`
      woher haben sie meine daten | woher haben sie meine adresse | woher haben sie meine e-mail |
      woher haben sie meine mail | woher haben sie meine email | woher haben sie meine kontakt |
      woher habt ihr meine | woher hast du meine mail | woher hast du meine adresse |
      woher hast du meine e-mail | woher stammen meine daten | woher sie meine daten |
      woher sie meine adresse | woher sie meine e-mail | wer hat ihnen meine |
      von wem haben sie meine | herkunft meiner daten | welche daten sie über mich |
      welche daten haben sie über mich | auskunft über meine | auskunft über die zu meiner |
      auskunft über die über mich | gemäß art. 15 | gem. art. 15 | nach art. 15 |
      auskunft nach art | mein auskunftsrecht
    `,
    except: list`
      anfragen nach art. 15 | auskünfte nach art. 15 | art. 15 unser | art. 15 des vertrag
    `,
    source: 'GDPR Art. 15(1); Verbraucherzentrale, Musterbrief "Selbstauskunft"',
    examples: list`
      Woher haben Sie meine Adresse? | Bitte teilen Sie mir mit, woher Sie meine Daten haben. |
      Ich verlange Auskunft nach Art. 15 DSGVO. | Wer hat Ihnen meine Mailadresse gegeben?
    `,
    nearMiss: list`
      Woher haben Sie die Zahlen in der Studie? | Wer hat Ihnen den Preis verliehen? |
      Nach Art. 15 unseres Vertrags ist das inklusive.
    `,
  },
  {
    request: 'access',
    language: 'fr',
    any: list`
      qui vous a donné mon adresse | qui vous a donné mon mail | qui vous a donné mon e-mail |
      qui vous a donné mon email | qui vous a donné mes | qui vous a communiqué mon |
      qui vous a transmis mon | où avez-vous eu mon | où avez-vous trouvé mon adresse |
      où avez-vous obtenu mon | où avez-vous obtenu mes | comment avez-vous eu mon adresse |
      comment avez-vous eu mon mail | comment avez-vous eu mon email | comment avez-vous obtenu mon |
      comment avez-vous obtenu mes | d'où tenez-vous mon | d'où tenez-vous mes |
      quelles données vous détenez sur moi | quelles données détenez-vous sur moi |
      origine de mes données | mon droit d'accès | conformément à l'article 15 |
      en application de l'article 15 | en vertu de l'article 15
    `,
    except: ['article 15 du contrat', 'article 15 de notre', 'article 15 des conditions'],
    source: 'GDPR Art. 15(1); CNIL, modèle de courrier "Exercer son droit d\'accès"',
    examples: list`
      Qui vous a donné mon adresse ? | Comment avez-vous obtenu mes coordonnées ? |
      J'exerce mon droit d'accès. | D'où tenez-vous mon adresse ?
    `,
    nearMiss: list`
      Qui vous a donné ce prix ? | Où avez-vous trouvé ces chiffres ? |
      Conformément à l'article 15 du contrat, le prix est fixe.
    `,
  },
  {
    request: 'access',
    language: 'es',
    any: list`
      quién les dio mi | quién le dio mi | quién te dio mi | quién os dio mi | quién les ha dado mi |
      quién le ha dado mi | de dónde han sacado mi | de dónde ha sacado mi | de dónde sacaron mi |
      de dónde has sacado mi | cómo han obtenido mi | cómo obtuvieron mi | cómo consiguieron mi |
      cómo han conseguido mi | dónde han obtenido mi | origen de mis datos | mi derecho de acceso |
      qué datos tienen sobre mí | conforme al artículo 15 | en virtud del artículo 15
    `,
    except: ['artículo 15 del contrato', 'artículo 15 de nuestro'],
    source: 'GDPR Art. 15(1); AEPD, "Formulario del derecho de acceso"',
    examples: list`
      ¿Quién les dio mi dirección? | ¿De dónde han sacado mi correo? |
      Ejerzo mi derecho de acceso.
    `,
    nearMiss: ['¿Quién les dio el premio?', '¿De dónde han sacado esas cifras?'],
  },
  {
    request: 'access',
    language: 'it',
    any: list`
      chi vi ha dato il mio | chi le ha dato il mio | chi ti ha dato il mio | chi vi ha dato la mia |
      chi vi ha dato i miei | chi le ha dato la mia | chi le ha dato i miei |
      dove avete preso il mio | dove avete preso la mia | dove avete preso i miei |
      dove ha preso il mio | come avete avuto il mio | come avete avuto la mia |
      come avete ottenuto il mio | come avete ottenuto i miei | come ha avuto il mio |
      origine dei miei dati | mio diritto di accesso | quali dati avete su di me |
      ai sensi dell'articolo 15 | ai sensi dell'art. 15
    `,
    except: ['articolo 15 del contratto', 'art. 15 del contratto', 'art. 15 del nostro'],
    source: 'GDPR Art. 15(1); Garante, "Modello per l\'esercizio dei diritti"',
    examples: list`
      Chi vi ha dato il mio indirizzo? | Come avete ottenuto i miei dati? |
      Esercito il mio diritto di accesso.
    `,
    nearMiss: ['Chi vi ha dato il premio?', 'Dove avete preso questi numeri?'],
  },
  {
    request: 'access',
    language: 'pt',
    any: list`
      quem lhe deu o meu | quem lhes deu o meu | quem te deu o meu | quem vos deu o meu |
      quem deu meu e | quem lhe deu meu | onde conseguiram o meu | onde conseguiram meu |
      onde conseguiu o meu | onde conseguiu meu | como obtiveram o meu | como obtiveram os meus |
      como obtiveram meu | como conseguiram o meu | como conseguiram meu |
      origem dos meus dados | meu direito de acesso | que dados têm sobre mim |
      ao abrigo do artigo 15 | nos termos do artigo 15
    `,
    except: ['artigo 15 do contrato', 'artigo 15.º do contrato'],
    source: 'GDPR Art. 15(1); LGPD Art. 18 II; CNPD, "Direito de acesso"',
    examples: list`
      Quem lhe deu o meu endereço? | Como obtiveram os meus dados? |
      Exerço o meu direito de acesso.
    `,
    nearMiss: ['Quem lhe deu o prémio?', 'Onde conseguiram esses números?'],
  },
  {
    request: 'access',
    language: 'nl',
    any: list`
      hoe komt u aan mijn | hoe komen jullie aan mijn | hoe kom je aan mijn |
      hoe bent u aan mijn | waar heeft u mijn adres | waar heeft u mijn gegevens |
      waar hebben jullie mijn | van wie heeft u mijn | wie heeft u mijn |
      herkomst van mijn gegevens | mijn recht op inzage | welke gegevens u van mij |
      welke gegevens heeft u van mij | op grond van artikel 15 | op basis van artikel 15
    `,
    except: ['artikel 15 van ons', 'artikel 15 van het contract', 'artikel 15 van de overeenkomst'],
    source: 'GDPR Art. 15(1); Autoriteit Persoonsgegevens, voorbeeldbrief "Inzage"',
    examples: list`
      Hoe komt u aan mijn adres? | Wie heeft u mijn gegevens gegeven? |
      Ik maak gebruik van mijn recht op inzage.
    `,
    nearMiss: ['Hoe komt u aan deze cijfers?', 'Wie heeft u de prijs gegeven?'],
  },
  {
    request: 'access',
    language: 'pl',
    any: list`
      skąd macie mój | skąd macie moje | skąd mają państwo mój | skąd mają państwo moje |
      skąd pan ma mój | skąd pani ma mój | skąd masz mój | kto wam dał mój | kto dał wam mój |
      kto podał państwu mój | źródło moich danych | źródła moich danych | jakie dane o mnie |
      na podstawie art. 15 | zgodnie z art. 15
    `,
    except: ['art. 15 umowy', 'art. 15 naszej'],
    source: 'GDPR Art. 15(1); UODO, "Prawo dostępu do danych"',
    examples: list`
      Skąd macie mój adres? | Skąd mają Państwo moje dane? | Kto dał wam mój adres?
    `,
    nearMiss: ['Skąd macie te liczby?', 'Zgodnie z art. 15 umowy cena jest stała.'],
  },
  {
    request: 'access',
    language: 'sv, da, nb',
    any: list`
      var har ni fått min | var fick ni min | var fick du min | hur har ni fått min |
      hur fick ni min | hur fick ni tag på min | vem gav er min | vem gav dig min |
      vilka uppgifter ni har om mig | vilka uppgifter har ni om mig | enligt artikel 15 |
      hvor har i min | hvor har i fået min | hvem gav jer min | hvor fikk dere min |
      hvor har dere min | hvor har dere fått min | hvem ga dere min
    `,
    except: ['artikel 15 i avtalet', 'artikel 15 i kontrakten', 'artikel 15 i vårt'],
    source: 'GDPR Art. 15(1); IMY, "Rätt till tillgång"; Datatilsynet, "Indsigt"',
    examples: list`
      Var har ni fått min adress ifrån? | Vem gav er min adress? | Hvor har I fået min adresse fra? |
      Hvor fikk dere min adresse?
    `,
    nearMiss: ['Var har ni fått siffrorna ifrån?', 'Vem gav er priset?'],
  },
  {
    request: 'access',
    language: 'ru, uk',
    any: list`
      откуда у вас мой | откуда у вас моя | откуда у вас мои | откуда вы взяли мой |
      откуда вы взяли мои | откуда вы узнали мой | кто дал вам мой | кто вам дал мой |
      кто дал вам мои | как вы получили мой | как вы получили мои | источник моих данных |
      звідки у вас мо | хто дав вам мо
    `,
    except: [],
    source: 'Federal Law 152-FZ Art. 14(7); GDPR Art. 15(1)',
    examples: list`
      Откуда у вас мой адрес? | Кто дал вам мой адрес? | Как вы получили мои данные? |
      Звідки у вас моя адреса?
    `,
    nearMiss: ['Откуда у вас эти цифры?', 'Кто дал вам премию?'],
  },
];
