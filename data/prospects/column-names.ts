/**
 * The names of our fields in other programs and languages: our field, and the names as they appear
 * in a header line. Upper and lower case, accents, blanks, dots, slashes, colons and dashes do not
 * count. Of two columns that mean the same field, the one listed first here is used: a person's own
 * before the company's, work before home.
 *
 * Sources: the export and import pages of HubSpot ("Country/Region"), Salesforce (reports and Data
 * Loader: "Mailing Country", "MailingCountry"), Microsoft Outlook and Dynamics 365, Google Contacts
 * ("E-mail 1 - Value"), LinkedIn (Connections.csv), Pipedrive, Zoho, SugarCRM, Apollo, ZoomInfo,
 * Lusha, RocketReach, Snov.io, Hunter, Mailchimp ("CC"), Brevo, Shopify, WooCommerce, Bitrix24; the
 * localised Outlook exports for the other languages. `notOurs`: similar names that mean something
 * else.
 */
import { list } from '../list.ts';

export type ColumnRule = {
  field: string;
  names: readonly string[];
  notOurs: readonly string[];
};

export const COLUMN_NAMES: readonly ColumnRule[] = [
  {
    field: 'email',
    names: list`
      email | e-mail | email address | e-mail address | emailaddress | work email |
      work email address | business email | business e-mail | business email address |
      corporate email | company email | professional email | primary email | primary email address |
      main email | contact email | contact: email | lead email | lead: email | person email |
      person - email - work | person - email | email - work | email (work) | email 1 | e-mail 1 |
      email1 | e-mail 1 - value | email 1 - value | recommended work email | recommended email |
      verified email | prospect email | recipient email | user email | customer email |
      billing email | mail | mail address | emails | e-mail-adresse | email-adresse | emailadresse |
      mailadresse | e-mail geschäftlich | geschäftliche e-mail | adresse e-mail | adresse email |
      adresse électronique | adresse de messagerie | courriel | e-mail professionnel |
      email professionnel | correo electrónico | correo | dirección de correo electrónico |
      dirección de correo | indirizzo e-mail | indirizzo email | indirizzo di posta elettronica |
      posta elettronica | endereço de e-mail | endereço de email | endereço eletrônico |
      correio eletrónico | e-mailadres | emailadres | zakelijk e-mailadres | e-postadress |
      e-postadresse | e-post | epost | mailadresse arbejde | sähköposti | sähköpostiosoite |
      adres e-mail | adres email | adres poczty e-mail | e-mailová adresa | e-mail cím |
      рабочий e-mail | рабочий email | электронная почта | адрес электронной почты | эл. почта |
      почта | email-адрес | електронна пошта | адреса електронної пошти | e-posta |
      e-posta adresi | eposta | ηλεκτρονικό ταχυδρομείο | διεύθυνση email | адрес e-mail | имейл |
      електронна поща | adresă de e-mail | adresa de email | adresă email | e-pošta |
      e-poštová adresa | naslov e-pošte | adresa e-pošte | e-mail adresa | emailová adresa |
      e-pastas | el. paštas | e-mailadresse | mailadres | e-mail-cím | メールアドレス | メール | eメール |
      eメールアドレス | 電子メール | 電子メールアドレス | 邮箱 | 电子邮件 | 电子邮件地址 | 电子邮箱 | 邮箱地址 | 電子郵件 | 電子郵件地址 | 電郵 | 이메일 |
      이메일 주소 | 전자 메일 | 전자 메일 주소 | 메일 | דואר אלקטרוני | דוא"ל | אימייל | البريد الإلكتروني |
      البريد الالكتروني | عنوان البريد الإلكتروني | địa chỉ email | อีเมล | alamat email | surel |
      correo electrónico del trabajo | indirizzo posta elettronica
    `,
    notOurs: list`
      owner email | contact owner email | email status | email opt out | secondary email |
      personal email | private email | email domain | mailing city | company name for emails |
      e-mail 2 - value
    `,
  },
  {
    field: 'first_name',
    names: list`
      first name | firstname | given name | givenname | forename | fname | first |
      contact first name | contact: first name | lead: first name | lead first name |
      person - first name | person first name | billing first name | vorname | prénom | nombre |
      nombre de pila | nome | primeiro nome | voornaam | förnamn | fornavn | etunimi | imię |
      jméno | keresztnév |
      имя | ім'я | ad | adı | isim | όνομα | prenume | meno | ime | име | krstné meno | utónév |
      eesnimi | vārds | vardas | 名 | 名字 | 下の名前 | 名前(名) | 이름 | שם פרטי | الاسم الأول | tên | ชื่อ |
      nama depan
    `,
    notOurs: ['name', 'full name', 'owner first name', 'contact name', 'first seen', 'username'],
  },
  {
    field: 'last_name',
    names: list`
      last name | lastname | surname | family name | familyname | lname | last | contact last name |
      contact: last name | lead: last name | lead last name | person - last name |
      person last name | billing last name | nachname | familienname | zuname | nom |
      nom de famille | apellido | apellidos | cognome | sobrenome | apelido | achternaam |
      efternamn | efternavn | etternavn | sukunimi | nazwisko | příjmení |
      фамилия | прізвище | soyad | soyadı | soyisim | επώνυμο | επίθετο | nume de familie |
      priezvisko | prezime | priimek | фамилно име | презиме | vezetéknév | családnév |
      perekonnanimi | uzvārds | pavardė | 姓 | 姓氏 | 苗字 | 名前(姓) | 성 | שם משפחה | اسم العائلة |
      اسم العائله | họ | นามสกุล | nama belakang
    `,
    notOurs: ['last contacted', 'last activity date', 'full name', 'owner last name'],
  },
  {
    field: 'company',
    names: list`
      company | company name | companyname | organization | organisation | organization name |
      organisation name | account name | account | account: name | account.name |
      account: account name | company / account | employer | organization - name |
      organization 1 - name | person - organization | associated company | primary company |
      current company | contact company | sales account | default address company |
      billing company | business name | firma | firmenname | unternehmen | entreprise | société |
      nom de la société | nom de l'entreprise | empresa | compañía | nombre de la empresa |
      azienda | società | ragione sociale | nome da empresa | bedrijf | bedrijfsnaam | företag |
      virksomhed | firmanavn | bedrift | yritys | nazwa firmy | przedsiębiorstwo | společnost |
      organización | компания | организация | компанія | організація | название компании |
      şirket | şirket adı | firma adı | kurum | εταιρεία | εταιρία | επωνυμία | companie |
      nume companie | spoločnosť | názov spoločnosti | název společnosti | tvrtka | podjetje |
      kompanija | компания (име) | фирма | cég | cégnév | vállalat | ettevõte | uzņēmums | įmonė |
      会社 | 会社名 | 企業名 | 法人名 | 公司 | 公司名称 | 公司名稱 | 单位 | 企业名称 | 회사 | 회사명 | חברה | שם החברה | الشركة |
      اسم الشركة | công ty | tên công ty | บริษัท | perusahaan | organisatie | organizzazione |
      organização | organisationsname
    `,
    notOurs: list`
      company size | company country | company domain | company name for emails | account owner |
      account id
    `,
  },
  {
    field: 'title',
    names: list`
      title | job title | jobtitle | job | position | role | job role | person - job title |
      contact title | contact: title | organization title | organization 1 - title |
      berufsbezeichnung | stellenbezeichnung | funktion | fonction | poste | intitulé du poste |
      cargo | puesto | posizione | qualifica | functie | titel | befattning | stilling | stanowisko |
      job position | должность | посада | unvan | ünvan | pozisyon | görev | θέση | funcție |
      funcția | pozícia | radno mjesto | длъжност | beosztás | munkakör | 役職 | 職種 | 职位 | 职务 | 職稱 |
      직책 | 직위 | תפקיד | المسمى الوظيفي | المنصب | chức vụ | ตำแหน่ง | jabatan
    `,
    notOurs: ['page title', 'salutation', 'deal title'],
  },
  {
    field: 'country',
    names: list`
      country | country code | countrycode | country name | country/region | country or region |
      country region | person country | person country code | contact country | contact: country |
      contact - country | lead country | lead: country | mailing country | mailing country code |
      mailing country/region | mailing country (text only) | mailingcountry | mailingcountrycode |
      contact: mailing country | mailing address country | business country/region |
      business country | work country | primary address country | address 1: country/region |
      address1: country | address 1 - country | address country | ip country | ip country code |
      cc | default address country code | default address country | person - country |
      person - country of postal address | location country | country of residence | home country |
      home country/region | other country | other country/region | othercountry | shipping country |
      billing country | billing country code | billingcountry | account: billing country |
      organization - country | organization - country of address | organization country |
      company country | company country/region | company hq country | headquarters country |
      hq country | land | land/region | land/region geschäftlich | land geschäftlich | staat |
      pays | pays/région | pays (bureau) | pays/région (bureau) | código del país | país |
      país/región | país o región | país/região | paese | nazione | paese/area geografica |
      stato/paese | land/regio | land/område | maa | maa/alue | kraj | kraj/region | země | ország |
      country/region name | страна | країна | держава | ülke | ülke/bölge | χώρα | χώρα/περιοχή |
      țară | țara | tara | țară/regiune | krajina | krajina/oblasť | država | zemlja | държава |
      страна/регион | страна или регион | ország/régió | riik | valsts | šalis | 国 | 国名 | 国/地域 |
      国家 | 国家/地区 | 國家 | 國家/地區 | 국가 | 국가/지역 | 나라 | מדינה | ארץ | البلد | الدولة | البلد/المنطقة |
      quốc gia | nước | ประเทศ | negara | pays/zone | país o región del trabajo |
      país del trabajo | país/região comercial | país comercial | paese/area geografica (uff.) |
      pays ou région | paese o area geografica | country id/name | land of regio
    `,
    notOurs: list`
      country manager | phone country code | countries served | landline | landing page
    `,
  },
  {
    field: 'region',
    names: list`
      region | state | province | state/province | state/region | state or province | state code |
      person state | contact state | contact: state/province | lead state | lead: state/province |
      mailing state | mailing state/province | mailing state/province (text only) |
      mailing state code | mailingstate | mailing province | contact: mailing state/province |
      business state | work state | primary address state | address 1: state/province |
      address 1 - region | default address province code | person - state | home state |
      other state | other state/province | shipping state | shipping state/province |
      billing state | billing state/province | billingstate | organization - state | company state |
      company state/region | company region | bundesland | kanton | département | région |
      provincia | comunidad autónoma | estado | provincie | regione | län | fylke | województwo |
      kraj/województwo |
      область | регион | край | субъект | регіон | il | bölge | νομός | περιφέρεια | județ |
      judet | regiune | oblasť | megye | 都道府県 | 省 | 省份 | 州 | 州/省 | 시/도 | מחוז | المنطقة |
      المحافظة | tỉnh | จังหวัด | provinsi | dép/région | dép/région (bureau) |
      region geschäftlich | state id/name
    `,
    notOurs: ['lead status', 'contact state of deal', 'region manager', 'territory'],
  },
  {
    field: 'city',
    names: list`
      city | town | person city | contact city | contact: city | lead city | mailing city |
      mailingcity | contact: mailing city | business city | work city | primary address city |
      address 1: city | address 1 - city | default address city | person - city | locality |
      home city | other city | shipping city | billing city | billingcity | organization - city |
      company city | company hq city | ort | stadt | wohnort | ort geschäftlich | ville |
      ville (bureau) | ciudad | localidad | población | città | comune | cidade | plaats |
      woonplaats | stad | postort | poststed | kaupunki | miasto | miejscowość | město |
      город | населённый пункт | населенный пункт | місто | şehir | πόλη | oraș | oras |
      localitate | mesto | grad | град | obec | város | település | linn | pilsēta | miestas |
      市区町村 | 市 | 城市 | 도시 | 시/군/구 | עיר | المدينة | thành phố | เมือง | kota | by | sted |
      ciudad del trabajo | cidade comercial | città (uff.) | werk: plaats
    `,
    notOurs: ['capacity', 'city manager', 'ethnicity'],
  },
  {
    field: 'timezone',
    names: list`
      timezone | time zone | time_zone | tz | zone | iana timezone | contact time zone |
      person timezone | user timezone | ip timezone | zeitzone | fuseau horaire | zona horaria |
      fuso orario | fuso horário | tijdzone | tidszon | tidszone | strefa czasowa |
      часовой пояс | часовий пояс | saat dilimi | ζώνη ώρας | fus orar | časové pásmo |
      vremenska zona | часова зона | időzóna | タイムゾーン | 时区 | 時區 | 시간대 | אזור זמן |
      المنطقة الزمنية | múi giờ | zona waktu
    `,
    notOurs: ['gmtoff', 'dstoff', 'sales zone'],
  },
  {
    field: 'phone',
    names: list`
      phone | phone number | telephone | telephone number | mobile | mobile phone |
      mobile phone number | mobile number | cell | cell phone | direct phone | direct phone number |
      work phone | work direct phone | business phone | business phone number | office phone |
      primary phone | phone 1 | phone 1 - value | phone - work | person - phone - work |
      person - phone | contact phone | lead phone | sms | billing phone | corporate phone |
      company phone | telefon | telefonnummer | mobiltelefon | handy | telefon geschäftlich |
      téléphone | numéro de téléphone | portable | tél | teléfono | número de teléfono | móvil |
      telefono | cellulare | telefone | telemóvel | celular | telefoon | telefoonnummer | puhelin |
      numer telefonu | telefon komórkowy |
      телефон | мобильный телефон | рабочий телефон | номер телефона | τηλέφωνο | telefón |
      telefonszám | telefon numarası | cep telefonu | 電話番号 | 電話 | 携帯電話 | 电话 | 手机 | 手机号 | 電話號碼 |
      전화 | 전화번호 | 휴대폰 | טלפון | الهاتف | رقم الهاتف | điện thoại | โทรศัพท์ | nomor telepon
    `,
    notOurs: ['fax', 'phone country code', 'do not call'],
  },
];
