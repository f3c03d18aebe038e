/**
 * Salutations at the beginning of a line that a name was to follow. Each row with texts in which the
 * name is missing, and correct ones that look alike.
 *
 * Source: the letter templates of the language's style guides (Duden for German, the Académie's
 * rules for French and so on) and greetings measured in the sample letters of this project.
 */
import { list } from '../list.ts';

export type GreetingRule = {
  language: string;
  /** May stand alone ("Hello,"), but not with a space before the comma ("Hello ,"). */
  alone: readonly string[];
  /** Says nothing without a name ("Dear,"). */
  named: readonly string[];
  /** The language puts a space before an exclamation mark. */
  spaced?: true;
  examples: readonly string[];
  nearMisses: readonly string[];
};

export const GREETINGS: readonly GreetingRule[] = [
  {
    language: 'en',
    alone: list`hi | hello | hey | good morning | good afternoon | good evening | greetings | hi there | hello there`,
    named: list`dear | dear mr | dear mr. | dear ms | dear ms. | dear mrs. | dear dr.`,
    examples: ['Hi ,', 'Hello  ,', 'Dear ,', 'Dear,', 'Good morning !', 'Dear Mr. ,'],
    nearMisses: [
      'Hi,',
      'Hello!',
      'Hi Ann,',
      'Dear Ann,',
      'Hi there,',
      'Dear all,',
      'Hi - quick one',
    ],
  },
  {
    language: 'de',
    alone: list`hallo | guten tag | guten morgen | guten abend | moin | servus | grüß gott | grüezi | hi`,
    named: list`
      liebe | lieber | hallo herr | hallo frau | guten tag herr | guten tag frau |
      sehr geehrter herr | sehr geehrte frau | sehr geehrte | sehr geehrter
    `,
    examples: ['Hallo ,', 'Guten Tag ,', 'Sehr geehrter Herr ,', 'Sehr geehrte Frau,', 'Liebe ,'],
    nearMisses: ['Hallo,', 'Guten Tag,', 'Liebe Frau Kern,', 'Sehr geehrte Damen und Herren,'],
  },
  {
    language: 'fr',
    alone: list`bonjour | bonsoir | salut | madame | monsieur | madame, monsieur`,
    named: list`cher | chère | chers | bonjour monsieur | bonjour madame`,
    spaced: true,
    examples: ['Bonjour ,', 'Cher ,', 'Chère,', 'Bonsoir  ,'],
    nearMisses: ['Bonjour,', 'Bonjour !', 'Bonjour Luc,', 'Madame, Monsieur,', 'Cher Luc,'],
  },
  {
    language: 'es',
    alone: list`hola | buenos días | buenas tardes | buenas | muy buenas`,
    named: list`estimado | estimada | querido | querida | estimado sr. | estimada sra.`,
    examples: ['Hola ,', 'Estimado ,', 'Estimada:', 'Buenos días ,'],
    nearMisses: ['Hola,', 'Hola, Juan:', 'Estimado Juan:', 'Estimados señores:', '¡Hola!'],
  },
  {
    language: 'it',
    alone: list`ciao | buongiorno | buon giorno | buonasera | salve`,
    named: list`gentile | gentilissimo | gentilissima | caro | cara | egregio | spettabile`,
    examples: ['Ciao ,', 'Gentile ,', 'Caro,', 'Buongiorno ,'],
    nearMisses: ['Ciao,', 'Buongiorno,', 'Gentile Dott. Rossi,', 'Cara Anna,'],
  },
  {
    language: 'pt',
    alone: list`olá | oi | bom dia | boa tarde | boa noite`,
    named: list`caro | cara | prezado | prezada | estimado | estimada | exmo. sr. | exma. sra.`,
    examples: ['Olá ,', 'Prezado ,', 'Cara,', 'Bom dia ,'],
    nearMisses: ['Olá,', 'Olá, João!', 'Prezado João,', 'Bom dia!'],
  },
  {
    language: 'nl',
    alone: list`hallo | hoi | goedemorgen | goedemiddag | goedendag | dag`,
    named: list`beste | geachte | geachte heer | geachte mevrouw`,
    examples: ['Hoi ,', 'Beste ,', 'Geachte heer ,', 'Geachte mevrouw,'],
    nearMisses: ['Hoi,', 'Beste Jan,', 'Geachte heer De Vries,', 'Geachte lezer,'],
  },
  {
    language: 'pl',
    alone: list`dzień dobry | cześć | witam | witaj`,
    named: list`szanowny panie | szanowna pani | drogi | droga`,
    examples: ['Dzień dobry ,', 'Cześć ,', 'Witam ,'],
    nearMisses: ['Dzień dobry,', 'Cześć Ola,', 'Szanowni Państwo,', 'Szanowna Pani Olu,'],
  },
  {
    language: 'sv',
    alone: list`hej | hejsan | god morgon | god dag`,
    named: list`bästa | käre | kära`,
    examples: ['Hej ,', 'Bästa ,', 'Kära,'],
    nearMisses: ['Hej,', 'Hej!', 'Hej Eva,', 'Bästa Eva,'],
  },
  {
    language: 'da, nb',
    alone: list`hej | hei | goddag | god dag | hallo`,
    named: list`kære | kjære`,
    examples: ['Hei ,', 'Kære ,', 'Kjære,'],
    nearMisses: ['Hei,', 'Hei!', 'Kære Mette,', 'Kjære alle,'],
  },
  {
    language: 'fi',
    alone: list`hei | moi | terve | hyvää päivää | hyvää huomenta`,
    named: list`hyvä | arvoisa`,
    examples: ['Moi ,', 'Terve ,', 'Hyvä ,'],
    nearMisses: ['Moi,', 'Hei Aino,', 'Hyvää päivää,', 'Hyvä vastaanottaja,'],
  },
  {
    language: 'cs, sk',
    alone: list`dobrý den | dobrý deň | ahoj | zdravím`,
    named: list`vážený pane | vážená paní | vážený pán | vážená pani | milý | milá`,
    examples: ['Dobrý den ,', 'Ahoj ,', 'Milá ,'],
    nearMisses: ['Dobrý den,', 'Ahoj Jano,', 'Vážená paní Nováková,'],
  },
  {
    language: 'hu',
    alone: list`szia | sziasztok | helló | jó napot | üdvözlöm`,
    named: list`kedves | tisztelt`,
    examples: ['Szia ,', 'Kedves ,', 'Tisztelt !'],
    nearMisses: ['Szia,', 'Kedves Anna,', 'Tisztelt Cím!', 'Jó napot!'],
  },
  {
    language: 'ro',
    alone: list`bună | bună ziua | salut`,
    named: list`dragă | stimate domn | stimată doamnă | stimate domnule`,
    examples: ['Bună ,', 'Bună ziua ,', 'Dragă ,'],
    nearMisses: ['Bună,', 'Bună ziua!', 'Dragă Ana,'],
  },
  {
    language: 'tr',
    alone: list`merhaba | selam | iyi günler | günaydın`,
    named: list`sayın | sevgili`,
    examples: ['Merhaba ,', 'Sayın ,', 'Sevgili,'],
    nearMisses: ['Merhaba,', 'Merhaba Ali,', 'Sayın Ali Bey,'],
  },
  {
    language: 'ru, uk',
    alone: list`здравствуйте | добрый день | привет | добрий день | вітаю | доброго дня`,
    named: list`уважаемый | уважаемая | дорогой | дорогая | шановний | шановна`,
    examples: ['Здравствуйте ,', 'Уважаемый ,', 'Шановна,', 'Добрый день !'],
    nearMisses: ['Здравствуйте,', 'Здравствуйте!', 'Уважаемая Анна,', 'Доброго дня, Олено!'],
  },
  {
    language: 'el',
    alone: list`γεια σας | καλημέρα | καλησπέρα`,
    named: list`αγαπητέ | αγαπητή | αξιότιμε κύριε | αξιότιμη κυρία`,
    examples: ['Καλημέρα ,', 'Αγαπητέ ,', 'Αγαπητή,'],
    nearMisses: ['Καλημέρα,', 'Αγαπητέ Νίκο,', 'Γεια σας!'],
  },
  {
    language: 'ar, he',
    alone: list`مرحبا | السلام عليكم | שלום | היי`,
    named: list`عزيزي | عزيزتي | לכבוד`,
    examples: ['مرحبا ،', 'عزيزي ،', 'שלום ,'],
    nearMisses: ['مرحبا،', 'عزيزي أحمد،', 'שלום דנה,', 'שלום,'],
  },
  {
    language: 'zh, ja, ko',
    alone: list`你好 | 您好 | こんにちは | 안녕하세요`,
    named: list`尊敬的 | 亲爱的 | 親愛的 | 様 | さん`,
    examples: ['您好 ，', '尊敬的，', '様、', '안녕하세요 ,'],
    nearMisses: ['您好，', '尊敬的王先生，', '田中様、', '안녕하세요, 김민수 님'],
  },
];
