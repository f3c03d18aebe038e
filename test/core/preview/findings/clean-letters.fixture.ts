/** Letters as careful people write them, in many languages: nothing is wrong with any of them. */
export const CLEAN_LETTERS: readonly { name: string; subject: string; text: string }[] = [
  {
    name: 'English, short',
    subject: 'A question about your warehouse in Leeds',
    text: `Hi Tom,\n\nYou opened a second site last month - congratulations! We cut picking errors by 38% (n = 12 sites) for two firms of your size.\n\nWould a 15-minute call on Tuesday at 10:30 suit you? If not, just say no and I won't write again.\n\nBest,\nAnn Lee\nAcme Ltd · 14 High Street · Leeds LS1 4AP\nhttps://acme.example/leeds`,
  },
  {
    name: 'English, with acronyms, prices and a list',
    subject: 'SOC 2 + ISO 27001: what your auditors asked',
    text: `Dear Ms. O'Brien,\n\nYour RFP (ref. 2026-001) asks for SOC 2, ISO 27001 and GDPR. Three things:\n\n- price: $1,200 / month, i.e. 5 % below the last quote\n- SLA of 99.95%; support 24/7\n- an API: GET /v1/users?id=5 returns {"id": 5}\n\nWhat would help: 1) a demo, 2) the pen-test report? Thanks!\n\nAnn Lee <ann@acme.example>\n500 Main St, Suite 4, Springfield, IL 62701\nUnsubscribe: https://acme.example/u/abc`,
  },
  {
    name: 'English, follow-up',
    subject: 'Re: A question about your warehouse',
    text: `Hello Tom,\n\nJust bringing this to the top of your inbox... Is there someone else - maybe in Ops - I should ask?\n\nP.S. If you'd rather not hear from me, tell me and I'll stop.\n\nAnn\nPO Box 12, Springfield, IL 62701`,
  },
  {
    name: 'English, casual, with an emoji and Markdown',
    subject: 'Quick one 🙂',
    text: `Hey,\n\nsaw your talk "Why we left the cloud" (loved the slide about €0.02/GB). We built *exactly* that: [docs](https://acme.example/docs).\n\nWorth a look? No is fine too - reply "no" and that's it.\n\n-- \nJo\nAcme Inc., 20 W 34th St., New York, NY 10001`,
  },
  {
    name: 'German, formal',
    subject: 'Ihre Ausschreibung „Hallenbau“: eine Rückfrage',
    text: `Sehr geehrte Frau Dr. Müller-Lüdenscheidt,\n\nin Ihrer Ausschreibung vom 3. März fragen Sie nach einer Halle mit 1.200 m². Wir haben 2025 drei davon gebaut (u. a. für die BASF SE).\n\nDarf ich Ihnen die Pläne schicken? Falls kein Interesse besteht, genügt ein kurzes Nein.\n\nMit freundlichen Grüßen\nJörg Groß\nBau GmbH, Hauptstraße 5, 10115 Berlin\nAmtsgericht Berlin, HRB 12345`,
  },
  {
    name: 'German, to all, with an informal greeting',
    subject: 'Idee für euer Team',
    text: `Hallo zusammen,\n\nihr sucht gerade drei Leute für den Support. Wie wäre es, wenn die Hälfte der Tickets gar nicht erst entsteht? 20 Minuten am Donnerstag?\n\nLiebe Grüße\nEva\n\nAcme AG, Bahnhofstrasse 1, 8001 Zürich\nAbmelden: https://acme.example/ab`,
  },
  {
    name: 'French, with its spaces',
    subject: 'Une question sur votre salon : le 12 mai',
    text: `Bonjour Élodie,\n\nVous exposez au salon de Lyon ; avez-vous déjà un partenaire pour l’accueil ? Nous avons équipé 40 stands « clés en main » l’an dernier !\n\nSi vous ne souhaitez pas en parler, répondez simplement « non » : je ne vous écrirai plus.\n\nBien cordialement,\nLuc Noël\n12 rue de la Paix, 75002 Paris`,
  },
  {
    name: 'French, to nobody in particular',
    subject: 'Votre appel d’offres',
    text: `Madame, Monsieur,\n\nÀ l’attention du service achats : notre offre est jointe. Le prix est de 1 200 € HT.\n\nPour vous désinscrire : https://acme.example/non\n\nAcme SARL, BP 1234, 69002 Lyon`,
  },
  {
    name: 'Spanish',
    subject: '¿Tienen ya proveedor para la feria?',
    text: `Hola, María:\n\n¿Qué tal? He visto que abrís oficina en Sevilla. ¡Enhorabuena! ¿Os va bien el jueves a las 10:00?\n\nSi no le interesa, dígamelo y no volveré a escribir.\n\nUn saludo,\nAna Núñez\nCalle Mayor 1, 28013 Madrid`,
  },
  {
    name: 'Italian',
    subject: 'Una domanda sul vostro stabilimento',
    text: `Gentile Dott.ssa Rossi,\n\nho letto dell’ampliamento a Torino: complimenti! Posso mostrarLe come abbiamo ridotto gli scarti del 12%?\n\nSe non è interessata, basta rispondere «no».\n\nCordiali saluti\nPaolo Verdi\nVia Roma 2, 20121 Milano (MI)`,
  },
  {
    name: 'Portuguese',
    subject: 'Uma ideia para a sua equipe',
    text: `Olá, João!\n\nVi que a São João Ltda. está contratando em São Paulo. Podemos conversar 15 minutos na quinta?\n\nSe não quiser receber mais mensagens, é só responder “não”.\n\nAbraço,\nÂngela\nAv. Paulista, 1000 - São Paulo, 01310-100`,
  },
  {
    name: 'Dutch',
    subject: 'Vraagje over jullie magazijn',
    text: `Beste Jan,\n\nJullie zoeken drie orderpickers. Mag ik laten zien hoe het met één minder kan?\n\nGeen interesse? Laat het weten, dan schrijf ik niet meer.\n\nGroet,\nSanne de Vries\nPrinsengracht 263, 1016 GV Amsterdam`,
  },
  {
    name: 'Polish',
    subject: 'Pytanie o Państwa magazyn',
    text: `Szanowna Pani Anno,\n\nczy możemy porozmawiać we wtorek o 10:00? Jeśli nie chce Pani otrzymywać wiadomości, proszę odpisać „nie”.\n\nZ poważaniem\nŁukasz Żak\nul. Prosta 1, 00-001 Warszawa`,
  },
  {
    name: 'Swedish',
    subject: 'Fråga om ert lager i Malmö',
    text: `Hej!\n\nNi växer snabbt - grattis. Passar en kvart på tisdag? Svara nej om du inte vill ha fler mejl.\n\nVänliga hälsningar\nÅsa Öberg\nSveavägen 1, 111 57 Stockholm`,
  },
  {
    name: 'Danish',
    subject: 'Et hurtigt spørgsmål',
    text: `Kære Mette,\n\njeg så jeres opslag. Har du 10 minutter torsdag? Afmeld: https://acme.example/af\n\nMvh\nSøren\nNørregade 10, 1165 København`,
  },
  {
    name: 'Finnish',
    subject: 'Kysymys varastostanne',
    text: `Hei Aino,\n\nsopiiko tiistai? Jos et halua saada näitä, vastaa ei.\n\nTerveisin\nMatti\nMannerheimintie 1, 00100 Helsinki`,
  },
  {
    name: 'Czech',
    subject: 'Dotaz k vašemu skladu',
    text: `Vážená paní Nováková,\n\nhodí se vám úterý v 10:00? Odhlásit se můžete zde: https://acme.example/o\n\nS pozdravem\nPetr Dvořák\nNa Příkopě 1, 110 00 Praha`,
  },
  {
    name: 'Hungarian',
    subject: 'Kérdés a raktárról',
    text: `Kedves Anna!\n\nMegfelel a kedd 10 óra? Leiratkozás: https://acme.example/le\n\nÜdvözlettel\nNagy Péter\nFő utca 1, 1011 Budapest`,
  },
  {
    name: 'Romanian',
    subject: 'O întrebare despre depozit',
    text: `Bună ziua, doamnă Popescu,\n\nvă convine marți la 10:00? Dacă nu mai doriți mesaje, răspundeți „nu”.\n\nCu stimă\nIon\nStrada Lungă 5, 010101 București`,
  },
  {
    name: 'Turkish',
    subject: 'Deponuz hakkında bir soru',
    text: `Sayın Ali Bey,\n\nsalı günü 10:00 uygun mu? Almak istemiyorsanız “hayır” yazmanız yeterli.\n\nSaygılarımla\nAyşe\nİstiklal Cad. 1, 34430 İstanbul`,
  },
  {
    name: 'Russian',
    subject: 'Вопрос о вашем складе',
    text: `Здравствуйте, Анна!\n\nУдобно ли вам во вторник в 10:00? Если не хотите получать письма, ответьте «нет».\n\nС уважением,\nИван Петров\n101000, г. Москва, ул. Мясницкая, 1`,
  },
  {
    name: 'Ukrainian',
    subject: 'Питання про ваш склад',
    text: `Доброго дня, Олено!\n\nЧи зручно вам у вівторок? Якщо не хочете отримувати листи, дайте знати.\n\nЗ повагою\nЇжак Ґудзь\nвул. Хрещатик 1, 01001 Київ`,
  },
  {
    name: 'Greek',
    subject: 'Ερώτηση για την αποθήκη σας',
    text: `Αγαπητέ Νίκο,\n\nσας βολεύει η Τρίτη; Διαγραφή από τη λίστα: https://acme.example/d\n\nΜε εκτίμηση\nΕλένη\nΕρμού 1, 105 63 Αθήνα`,
  },
  {
    name: 'Hebrew',
    subject: 'שאלה על המחסן שלכם',
    text: `שלום דנה,\n\nהאם יום שלישי מתאים? להסרה מרשימת התפוצה השיבו "לא".\n\nבברכה\nיוסי\nרחוב הרצל 5, תל אביב`,
  },
  {
    name: 'Arabic',
    subject: 'سؤال عن مستودعكم',
    text: `عزيزي أحمد،\n\nهل يناسبك يوم الثلاثاء؟ إلغاء الاشتراك: https://acme.example/x\n\nمع التحية\nليلى\nشارع الملك فهد، الرياض`,
  },
  {
    name: 'Chinese',
    subject: '关于贵公司仓库的一个问题',
    text: `尊敬的王先生：\n\n您周二上午10点方便吗？如不想再收到邮件，请回复“不”。\n\n此致\n李安\n上海市浦东新区世纪大道100号`,
  },
  {
    name: 'Japanese',
    subject: '倉庫についてのご質問',
    text: `田中様、\n\nお世話になっております。火曜日の10時はいかがでしょうか？ご不要の場合は「不要」とご返信ください。配信停止も承ります。\n\n山田\n東京都千代田区丸の内1-1`,
  },
  {
    name: 'Korean',
    subject: '창고에 대한 질문',
    text: `안녕하세요, 김민수 님.\n\n화요일 10시 괜찮으신가요? 수신을 원하지 않으시면 회신해 주세요.\n\n이안\n서울특별시 강남구 테헤란로 1`,
  },
];
