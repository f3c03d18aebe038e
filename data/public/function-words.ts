/**
 * Short words by which the language of a text is recognised: frequent in texts of any subject, and
 * few of them shared. Languages with a script of their own are recognised by its letters. Lower
 * case; each row with a text it must match and one with similar words that it must not.
 *
 * Source: the most frequent words of the Universal Dependencies treebanks of each language, without
 * those that related languages share.
 */
import { list } from '../list.ts';
import type { PublicLanguage } from '../../lib/domain/responses/public-texts.ts';

export type FunctionWords = {
  language: PublicLanguage;
  words: readonly string[];
  example: string;
  nearMiss: string;
};

export const FUNCTION_WORDS: readonly FunctionWords[] = [
  {
    language: 'en',
    words: list`the | and | you | your | we | is | are | would | with | for | that | this | have | how | can | our | about | from`,
    example: 'Hi Ada, I saw that your team is hiring. Would you have ten minutes for a call?',
    nearMiss: 'Hallo Ada, Ihr Team wächst. Hätten Sie zehn Minuten für ein Meeting?',
  },
  {
    language: 'de',
    words: list`und | der | die | das | ist | nicht | sie | ihnen | ihr | ihre | wir | für | mit | ein | eine | auf | auch | haben | würde | ich`,
    example: 'Guten Tag, wir haben eine Idee für Ihr Team und würden sie Ihnen gern zeigen.',
    nearMiss: 'Goedendag, wij hebben een idee voor uw team en laten het u graag zien.',
  },
  {
    language: 'fr',
    words: list`le | les | et | vous | votre | nous | est | une | des | pour | avec | dans | pas | que | sur | ce | avez | je`,
    example:
      'Bonjour, nous avons une idée pour votre équipe. Avez-vous dix minutes cette semaine ?',
    nearMiss: 'Buongiorno, abbiamo un’idea per il vostro team. Avete dieci minuti?',
  },
  {
    language: 'es',
    words: list`el | los | las | una | y | usted | su | con | para | por | que | está | tiene | nosotros | le | del | más | cómo`,
    example: 'Hola, tenemos una idea para su equipo. ¿Tiene usted diez minutos para una llamada?',
    nearMiss: 'Olá, temos uma ideia para a sua equipa. Tem dez minutos para uma chamada?',
  },
  {
    language: 'it',
    words: list`il | gli | che | è | di | una | con | per | del | della | sono | non | abbiamo | vostro | ha | più | nel | anche`,
    example: 'Buongiorno, abbiamo una proposta per il vostro team. È disponibile per una chiamata?',
    nearMiss: 'Bună ziua, avem o propunere pentru echipa dumneavoastră.',
  },
  {
    language: 'pt',
    words: list`o | os | uma | um | e | você | não | com | para | sua | seu | que | em | do | da | são | está | mais`,
    example: 'Olá, temos uma ideia para a sua equipe. Você tem dez minutos para uma conversa?',
    nearMiss: 'Hola, tenemos una idea para su equipo. ¿Tiene diez minutos?',
  },
  {
    language: 'nl',
    words: list`de | het | een | en | van | u | uw | wij | met | voor | niet | dat | zijn | hebben | ik | ook | naar | graag`,
    example: 'Goedendag, wij hebben een idee voor uw team en laten het u graag zien.',
    nearMiss: 'Guten Tag, wir haben eine Idee für Ihr Team.',
  },
  {
    language: 'sv',
    words: list`och | att | är | inte | jag | av | till | på | för | vi | ni | ditt | er | också | skulle | från | eller | gärna`,
    example: 'Hej, vi har en idé för ditt team och skulle gärna vilja visa den. Är det intressant?',
    nearMiss: 'Hei, vi har en idé til teamet ditt og vil gjerne vise den.',
  },
  {
    language: 'da',
    words: list`og | at | er | ikke | jeg | af | til | på | vi | jeres | dig | også | ville | fra | eller | gerne | hvad | nogle`,
    example:
      'Hej, vi har en idé til jeres team og vil gerne vise den. Er det af interesse for dig?',
    nearMiss: 'Hej, vi har en idé för ditt team och skulle gärna visa den.',
  },
  {
    language: 'nb',
    words: list`og | å | er | ikke | jeg | av | til | på | vi | deres | deg | også | ville | fra | eller | gjerne | hva | noen`,
    example: 'Hei, vi har en idé til teamet og vil gjerne vise den til deg. Er det av interesse?',
    nearMiss: 'Hej, vi har en idé til jeres team og vil gerne vise den.',
  },
  {
    language: 'fi',
    words: list`ja | on | ei | että | se | olemme | teidän | voisimme | kanssa | mutta | myös | sekä | kun | olisi | jos | tämä | meillä | teille`,
    example:
      'Hei, meillä on idea tiimillenne ja voisimme esitellä sen. Olisiko se kiinnostavaa, jos sopii?',
    nearMiss: 'Tere, meil on idee teie meeskonnale.',
  },
  {
    language: 'pl',
    words: list`i | w | na | nie | się | jest | że | do | z | dla | czy | mamy | oraz | państwa | pani | pana | możemy | jak`,
    example: 'Dzień dobry, mamy pomysł dla Państwa zespołu. Czy możemy porozmawiać w tym tygodniu?',
    nearMiss: 'Dobrý den, máme nápad pro váš tým. Můžeme si tento týden promluvit?',
  },
  {
    language: 'cs',
    words: list`a | je | v | na | se | že | pro | máme | vám | váš | jsme | jak | nebo | můžeme | také | bychom | jsem | který`,
    example:
      'Dobrý den, máme nápad pro váš tým. Můžeme si o tom promluvit? Rádi bychom vám jej ukázali.',
    nearMiss: 'Dobrý deň, máme nápad pre váš tím. Radi by sme vám ho ukázali.',
  },
  {
    language: 'sk',
    words: list`a | je | v | na | sa | že | pre | máme | vám | váš | sme | ako | alebo | môžeme | tiež | by | som | ktorý`,
    example:
      'Dobrý deň, máme nápad pre váš tím. Môžeme sa o tom porozprávať? Radi by sme vám ho ukázali.',
    nearMiss: 'Dobrý den, máme nápad pro váš tým. Rádi bychom vám jej ukázali.',
  },
  {
    language: 'hu',
    words: list`a | az | és | hogy | nem | egy | van | önnek | önök | csapata | is | vagy | lenne | számára | kérem | meg | ez | szeretnénk`,
    example:
      'Jó napot, van egy ötletünk az Ön csapata számára, és szeretnénk bemutatni. Lenne tíz perce?',
    nearMiss: 'Hyvää päivää, meillä on idea tiimillenne.',
  },
  {
    language: 'ro',
    words: list`și | în | este | nu | pentru | cu | o | să | avem | dumneavoastră | sunt | care | din | mai | la | vă | am | sau`,
    example: 'Bună ziua, avem o idee pentru echipa dumneavoastră și am vrea să vă arătăm.',
    nearMiss: 'Buongiorno, abbiamo una proposta per il vostro team.',
  },
  {
    language: 'tr',
    words: list`ve | bir | bu | için | ile | ekibiniz | size | da | de | çok | olarak | var | mı | mi | daha | ne | biz | ister`,
    example:
      'Merhaba, ekibiniz için bir fikrimiz var ve size göstermek isteriz. Bu hafta uygun mu?',
    nearMiss: 'Hallo, wir haben eine Idee für Sie.',
  },
  {
    language: 'ca',
    words: list`el | els | les | una | i | amb | per | que | és | teniu | vostre | tenim | del | més | com | dels | us | aquest`,
    example:
      'Bon dia, tenim una idea per al vostre equip. Teniu deu minuts aquesta setmana? Us ho expliquem amb gust.',
    nearMiss: 'Buenos días, tenemos una idea para su equipo. ¿Tiene diez minutos?',
  },
  {
    language: 'vi',
    words: list`và | của | là | có | cho | không | chúng | tôi | bạn | một | với | được | này | anh | chị | muốn | về | các`,
    example: 'Chào anh, chúng tôi có một ý tưởng cho nhóm của bạn và muốn giới thiệu với anh.',
    nearMiss: 'Olá, temos uma ideia para a sua equipe.',
  },
];
