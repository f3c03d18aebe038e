/** Exports of programs, in many languages, and cells as people fill them. */
import type { Shape } from './shape.fixture.ts';

export const EXPORT_SHAPES: readonly Shape[] = [
  {
    name: 'Google Contacts',
    file: 'First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Country\nAnn,,Lee,,Lumen,CEO,* myContacts,* Work,ann@lumen.com,Home,ann@home.com,Work,+1 212 555 0100,United States\n',
    people: ['Ann Lee <ann@lumen.com> Lumen United States'],
  },
  {
    name: 'Google Contacts, several values in one cell',
    file: 'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\nAnn Lee,Ann,Lee,* Work,ann@lumen.com ::: ann@home.com\n',
    people: ['Ann Lee <ann@lumen.com>'],
  },
  {
    name: 'Outlook',
    file: '"Title","First Name","Middle Name","Last Name","Company","Business Country/Region","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address"\n"","Ann","","Lee","Lumen","United States of America","ann@lumen.com","SMTP","Ann Lee (ann@lumen.com)",""\n',
    people: ['Ann Lee <ann@lumen.com> Lumen United States of America'],
  },
  {
    name: 'Outlook in German',
    file: 'Anrede;Vorname;Weitere Vornamen;Nachname;Firma;Land/Region geschäftlich;E-Mail-Adresse;E-Mail 2: Adresse\n;Ann;;Lee;Lumen;Deutschland;ann@lumen.com;\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Deutschland'],
  },
  {
    name: 'HubSpot',
    file: 'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Company name,Country/Region,Lead Status,Create Date\n101,Ann,Lee,ann@lumen.com,,Max Mann,Lumen,Ireland,NEW,2026-01-02 10:00\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Ireland'],
  },
  {
    name: 'Salesforce report with its footer',
    file: '"First Name","Last Name","Account Name","Email","Mailing Country"\n"Ann","Lee","Lumen","ann@lumen.com","US"\n\n"Contacts by Account"\n"Copyright (c) 2000-2026 salesforce.com, inc."\n',
    people: [
      'Ann Lee <ann@lumen.com> Lumen US',
      'Contacts by Account <>',
      'Copyright (c) 2000-2026 salesforce.com, inc. <>',
    ],
  },
  {
    name: 'Pipedrive',
    file: 'Person - Name,Person - First name,Person - Last name,Person - Email - Work,Person - Organization,Organization - Country of Address\nAnn Lee,Ann,Lee,ann@lumen.com,Lumen,Canada\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Canada'],
  },
  {
    name: 'Apollo',
    file: 'First Name,Last Name,Title,Company Name,Email,Email Status,Seniority,Country,Corporate Phone,Person Linkedin Url\nAnn,Lee,CEO,Lumen,ann@lumen.com,Verified,C suite,United States,"\'+1 212-555-0100",http://www.linkedin.com/in/x\n',
    people: ['Ann Lee <ann@lumen.com> Lumen United States'],
  },
  {
    name: 'LinkedIn connections with their notes',
    file: 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,https://www.linkedin.com/in/ann,ann@lumen.com,Lumen,CEO,01 Jan 2026\n',
    people: ['Ann Lee <ann@lumen.com> Lumen'],
  },
  {
    name: 'Sales Navigator by a scraper',
    file: 'profileUrl,fullName,firstName,lastName,companyName,title,professionalEmail,location\nhttps://x,Ann Lee,Ann,Lee,Lumen,CEO,ann@lumen.com,Berlin\n',
    people: ['Ann Lee <ann@lumen.com> Lumen'],
  },
  {
    name: 'Mailchimp',
    file: '"Email Address","First Name","Last Name",Address,"Phone Number",MEMBER_RATING,OPTIN_TIME,CC,REGION\nann@lumen.com,Ann,Lee,,,2,"2026-01-01 10:00:00",us,ca\n',
    people: ['Ann Lee <ann@lumen.com> us'],
  },
  {
    name: 'German',
    file: 'Anrede;Vorname;Name;Firma;E-Mail;Land\nFrau;Ann;Lee;Lumen;ann@lumen.com;Schweiz\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Schweiz'],
  },
  {
    name: 'German with a contact person',
    file: 'Firma;Ansprechpartner;E-Mail-Adresse;Ort\nLumen;Dr. Ann Lee;ann@lumen.com;Köln\n',
    people: ['Ann Lee <ann@lumen.com> Lumen'],
  },
  {
    name: 'French',
    file: 'Civilité;Prénom;Nom;Société;Courriel;Pays\nMme;Ann;LEE;Lumen;ann@lumen.com;Belgique\n',
    people: ['Ann LEE <ann@lumen.com> Lumen Belgique'],
  },
  {
    name: 'French, whole name',
    file: 'Nom et prénom;Adresse e-mail;Entreprise\nLEE Ann;ann@lumen.com;Lumen\n',
    people: ['Ann LEE <ann@lumen.com> Lumen'],
  },
  {
    name: 'Spanish',
    file: 'Nombre;Apellidos;Empresa;Correo electrónico;País\nAnn;Lee García;Lumen;ann@lumen.com;España\n',
    people: ['Ann Lee García <ann@lumen.com> Lumen España'],
  },
  {
    name: 'Spanish, whole name in Nombre',
    file: 'Nombre;Correo\nAna López;ana@lumen.com\n',
    people: ['Ana López <ana@lumen.com>'],
  },
  {
    name: 'Italian',
    file: 'Nome;Cognome;Azienda;Indirizzo e-mail;Paese\nAnn;Lee;Lumen;ann@lumen.com;Italia\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Italia'],
  },
  {
    name: 'Portuguese',
    file: 'Nome;Sobrenome;Empresa;E-mail;País\nAnn;Lee;Lumen;ann@lumen.com;Brasil\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Brasil'],
  },
  {
    name: 'Dutch',
    file: 'Voornaam;Achternaam;Bedrijf;E-mailadres;Land\nAnn;de Vries;Lumen;ann@lumen.com;Nederland\n',
    people: ['Ann de Vries <ann@lumen.com> Lumen Nederland'],
  },
  {
    name: 'Polish',
    file: 'Imię;Nazwisko;Firma;Adres e-mail;Kraj\nAnn;Lee;Lumen;ann@lumen.com;Polska\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Polska'],
  },
  {
    name: 'Swedish',
    file: 'Förnamn;Efternamn;Företag;E-postadress;Land\nAnn;Lee;Lumen;ann@lumen.com;Sverige\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Sverige'],
  },
  {
    name: 'Turkish',
    file: 'Ad;Soyad;Şirket;E-posta;Ülke\nAnn;Lee;Lumen;ann@lumen.com;Türkiye\n',
    people: ['Ann Lee <ann@lumen.com> Lumen Türkiye'],
  },
  {
    name: 'Japanese',
    file: '氏名,メールアドレス,会社名\n田中 よしみ,tanaka@kaisha.jp,ソニー\n',
    people: ['よしみ 田中 <tanaka@kaisha.jp> ソニー'],
  },
  {
    name: 'Chinese',
    file: '姓名,邮箱,公司\n王 小明,wang@firma.cn,腾讯\n',
    people: ['小明 王 <wang@firma.cn> 腾讯'],
  },
  {
    name: 'addresses with names, mailto: and spaces',
    file: 'email\n"Lee, Ann" <ann@lumen.com>\nmailto:bob@acme.com\n  carl@acme.com \u200b\n<dora@acme.com>\n',
    people: [
      'Ann Lee <ann@lumen.com>',
      '- <bob@acme.com>',
      '- <carl@acme.com>',
      '- <dora@acme.com>',
    ],
  },
  {
    name: 'two columns of addresses',
    file: 'Personal Email,Work Email,First Name\nx@home.com,ann@lumen.com,Ann\n',
    people: ['Ann <ann@lumen.com>'],
  },
  {
    name: 'a column that only --map tells',
    file: 'Kontakt 1,Wer\nann@lumen.com,Ann\n',
    options: {
      map: [
        { column: 'kontakt 1', field: 'email' },
        { column: 'Wer', field: 'first_name' },
      ],
    },
    people: ['Ann <ann@lumen.com>'],
  },
  {
    name: 'a mapped column below a title',
    file: 'Messe 2026\n\nKontakt 1,Wer\nann@lumen.com,Ann\n',
    options: { map: [{ column: 'Kontakt 1', field: 'email' }] },
    people: ['- <ann@lumen.com>'],
  },
];
