/**
 * Placeholders of other programs: left in a text they would be sent as they stand. A rule matches one placeholder and names its field
 * (group 1). `sure` says what field a match must name, because the signs alone also occur in plain text, code and markup:
 * `sign`: the signs are enough; `name`: the name of a field, of a column, or with an underscore; `compound`: the name of a field that is
 * no word of its own, as `first_name` is none and `city` is. `within` says where: in the text around Liquid, or inside a Liquid tag, which then fails or
 * says something else. Every `example` must match; no rule may match any of `nearMisses`.
 */
export type ForeignTagRule = {
  id: string;
  /** Who writes it so. */
  program: string;
  source: string;
  within: 'text' | 'liquid';
  pattern: RegExp;
  sure: 'sign' | 'name' | 'compound';
  /** What to write instead; without it `{{ field }}`. */
  instead?: string;
  examples: readonly string[];
  nearMisses: readonly string[];
};

const VARIANTS = 'one wording, or a second one under "variants"';

export const FOREIGN_TAGS: readonly ForeignTagRule[] = [
  {
    id: 'merge_star', program: 'Mailchimp', source: 'https://mailchimp.com/help/all-the-merge-tags-cheat-sheet/', within: 'text', sure: 'sign',
    pattern: /\*\|(?:[A-Z]{1,20}:)?([\w :]{1,40})\|\*/gu, examples: ['*|FNAME|*', '*|IF:FNAME|*', '*|MERGE1|*'], nearMisses: ['*bold* | *more*', 'a |* b'],
  },
  {
    id: 'angle_percent', program: 'EJS, ERB, JSP and programs built on them', source: 'https://ejs.co/#docs', within: 'text', sure: 'sign',
    pattern: /<%[=\-_]?\s{0,5}@?([\w.]{0,40})[^%>\n]{0,100}%>/gu, examples: ['<%= first_name %>', '<%= contact.first_name || "there" %>', '<% if (x) { %>'], nearMisses: ['<5% of users', '10%>5%'],
  },
  {
    id: 'spintax', program: 'Smartlead, GMass, Lemlist and other cold-mail programs', source: 'https://helpcenter.smartlead.ai/ (Spintax)', within: 'text', sure: 'sign', instead: VARIANTS,
    pattern: /\{(?!["'{%\s$])[^{}|<>=\n"]{1,120}(?:\|(?!\|)[^{}|<>=\n"]{0,120}){1,15}\}/gu,
    examples: ['{Hi|Hello}', '{Hi there|Hello|Hey} ', '{quick question|an idea}'], nearMisses: ['A|B', '{x | x > 0}', '{"a": "b|c"}', 'a || b', '{ a: b || c }', '| a | b |'],
  },
  {
    id: 'spintax_brackets', program: 'SalesHandy, Instantly', source: 'https://help.instantly.ai/ (Spintax)', within: 'text', sure: 'sign', instead: VARIANTS,
    pattern: /\[\[[^[\]|\n]{1,120}(?:\|[^[\]|\n]{0,120}){1,15}\]\]|\{spin\}/giu, examples: ['[[Hi|Hello]]', '{spin}Hi|Hello{endspin}'], nearMisses: ['[a|b]', '[[1]]'],
  },
  {
    id: 'field_in_braces', program: 'Mautic, AcyMailing', source: 'https://docs.mautic.org/en/latest/configuration/variables.html', within: 'text', sure: 'sign',
    pattern: /\{(?:contactfield|subtag|leadfield|companyfield|tag|field|ownerfield|data)[=:]\s?([\w.-]{1,40})(?:\|[^{}\n]{0,80})?\}/giu, examples: ['{contactfield=firstname}', '{contactfield=firstname|there}', '{subtag:name}'], nearMisses: ['{color: red}', '{data}'],
  },
  {
    id: 'salesforce', program: 'Salesforce, Yesware, AWeber', source: 'https://help.salesforce.com/ (merge fields in email templates)', within: 'text', sure: 'sign',
    pattern: /\{!\s?\$?(?:[\w]{1,40}\.)?([\w ]{1,60})\}/gu, examples: ['{!Contact.FirstName}', '{!firstname_fix}', '{!Lead.Company}'], nearMisses: ['{!}', 'a{!b:c}'],
  },
  {
    id: 'dollar_braces', program: 'Marketo velocity, shell and JavaScript templates', source: 'https://velocity.apache.org/engine/2.3/user-guide.html', within: 'text', sure: 'sign',
    pattern: /\$!?\{\s?(?:[A-Za-z_]\w{0,40}\.)?([A-Za-z_][\w ]{0,40}?)\s?\}|\{\$([A-Za-z_][\w.]{1,40})\}/gu, examples: [`$\{first_name}`, `$\{lead.FirstName}`, '$!{company}', '{$name}'], nearMisses: ['$5 {five}', '$ {}', '$100'],
  },
  {
    id: 'double_percent', program: 'Pardot, Acoustic, Marketing Cloud', source: 'https://help.salesforce.com/ (Account Engagement variable tags)', within: 'text', sure: 'sign',
    pattern: /%%([A-Za-z][\w .-]{1,40})%%/gu, examples: ['%%first_name%%', '%%FIRST_NAME%%', '%%Company%%'], nearMisses: ['100%% sure', '%%'],
  },
  {
    id: 'double_hash', program: 'Zoho Campaigns, Dotdigital', source: 'https://help.zoho.com/portal/en/kb/campaigns (merge tags)', within: 'text', sure: 'name',
    pattern: /##([A-Za-z][\w .-]{1,40})##|#([A-Za-z][\w-]{1,40})#/gu, examples: ['##first_name##', '#FirstName#'], nearMisses: ['## Heading ##', '#sales #marketing', '#ffffff'],
  },
  {
    id: 'double_brackets', program: 'Constant Contact, GetResponse, Mailjet', source: 'https://www.getresponse.com/help (personalization)', within: 'text', sure: 'sign',
    pattern: /\[\[(?:data:)?([A-Za-z][\w ]{1,40}?)(?:(?::| OR )[^\][\n]{0,60})?\]\]/gu, examples: ['[[first_name]]', '[[First Name]]', '[[data:firstname:"there"]]', '[[FIRSTNAME OR "there"]]'], nearMisses: ['[[1]]', 'a[[0]]', 'see [1]'],
  },
  {
    id: 'brackets', program: 'phpList, Sendy, Campaign Monitor, and people who meant to fill it in', source: 'https://www.phplist.org/manual/ (placeholders)', within: 'text', sure: 'name',
    pattern: /(?<![\w\]!\\[])\[(?:(?:your|insert|my|the|recipient|prospect|enter|contact|customer|lead)[ _:-]{1,2})?([\p{L}][\p{L}\d _.-]{1,40}?)(?:,\s?fallback=[^\][\n]{0,60})?\](?![\w(:[\]])/giu,
    examples: ['[First Name]', '[firstname,fallback=there]', '[Your Name]', '[Insert Company Name]', '[COMPANY]'],
    nearMisses: ['[1]', '[Company](https://acme.test)', '[city]: https://x.test', '[sic]', '[optional]', 'array[name]', '![logo]', '[email protected]'],
  },
  {
    id: 'braces', program: 'GMass, Elastic Email, Woodpecker and other programs', source: 'https://www.gmass.co/blog/personalization/', within: 'text', sure: 'name',
    pattern: /(?<![$#\w}])\{\s?(?:[A-Za-z]{1,20}\.)?([\p{L}][\p{L}\d _-]{1,40}?)(?:(?:\||,\s?)fallback=[^{}\n]{0,60})?\s?\}/giu,
    examples: ['{first_name}', '{FirstName}', '{ company }', '{custom_field}', '{FirstName|fallback=there}', '{Contact.FirstName}', '{FIRST NAME}'], nearMisses: ['{ color: red }', '{}', '{a}', 'f(x) {return}', '{1}'],
  },
  {
    id: 'percent', program: 'ActiveCampaign, Brevo, SendGrid, Mailgun', source: 'https://help.activecampaign.com/ (personalization tags)', within: 'text', sure: 'name',
    pattern: /(?<![\d%\w])%(?:recipient\.|contact\.)?([A-Za-z][\w-]{1,40})%(?![\w%])/gu, examples: ['%first_name%', '%FIRSTNAME%', '%recipient.first_name%', '%COMPANY%'], nearMisses: ['100% off 50%', 'a%20name%20b', '%E2%80%A6', '5%city%', '100% sure'],
  },
  {
    id: 'dashes', program: 'SendGrid (legacy substitutions)', source: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/substitution-tags', within: 'text', sure: 'compound',
    pattern: /(?<![\w-])-([A-Za-z][A-Za-z_]{2,40})-(?![\w-])/gu, examples: ['-first_name-', '-firstName-', 'Hi -company_name-,'], nearMisses: ['-well-known-', 'a - b - c', '-company-', '--first_name', 'e-mail-'],
  },
  {
    id: 'angle', program: 'mail merge with Word or Google Sheets', source: 'https://support.microsoft.com/office (mail merge fields)', within: 'text', sure: 'compound',
    pattern: /<<\s?([\p{L}][\p{L}\d _-]{1,40}?)\s?>>|«\s?([\p{L}][\p{L}\d _-]{1,40}?)\s?»|<([A-Za-z][\w ]{1,40})>/gu,
    examples: ['<<First Name>>', '«First_Name»', '<first_name>', '<First Name>'], nearMisses: ['<title>', '«Bonjour»', '<br>', '<table>', '<a href="x">', '1 << 2 >> 3'],
  },
  {
    id: 'signs', program: 'Infusionsoft (Keap), Delphi and PHP templates', source: 'https://help.keap.com/ (merge fields)', within: 'text', sure: 'compound',
    pattern: /(?<![\w~])~(?:[A-Za-z]{1,20}\.)?([A-Za-z]\w{1,40})~(?![\w~])|(?<![\w.+-])@([A-Za-z]\w{1,40})@(?![\w.-])|(?<![\w_])__([A-Za-z]\w{1,40}?)__(?![\w_])|(?<![\w$])\$(?:[A-Za-z]{1,20}\.)?([A-Za-z]\w{1,40})(?![\w(])/gu,
    examples: ['~Contact.FirstName~', '@first_name@', '__FIRST_NAME__', '$first_name', '$lead.FirstName'], nearMisses: ['~5~', 'a@city@b', '__init__', '$100', 'US$name', '~~gone~~', 'ann@first_name.test'],
  },
  {
    id: 'double_parentheses', program: 'Outplay, and hand-made templates', source: 'https://help.outplayhq.com/ (variables)', within: 'text', sure: 'name',
    pattern: /\(\(\s?([A-Za-z][\w -]{1,40}?)\s?\)\)|#\{\s?([A-Za-z]\w{1,40})\s?\}/gu, examples: ['((first_name))', '((First Name))', '#{first_name}'], nearMisses: ['((a + b))', '((see above))', '#{5}'],
  },
  {
    id: 'dollar_liquid', program: 'Salesforce, Handlebars and Go templates in double braces', source: 'https://handlebarsjs.com/guide/', within: 'liquid', sure: 'sign',
    pattern: /^\s?[!$@#./&=~>{^-]\s?\$?(?:(?:if|unless|each|with)\s)?(?:[A-Za-z]\w{0,40}\.)?([A-Za-z_]?[\w ]{0,40})/gu, examples: ['!Contact.FirstName', '#if first_name', '/if', '$first_name', '.FirstName', '{first_name', '~first_name~', '> header'], nearMisses: ['first_name', " 'x' | append: y", '- first_name -', '-first_name'],
  },
  {
    id: 'spin_liquid', program: 'Instantly', source: 'https://help.instantly.ai/ (Spintax)', within: 'liquid', sure: 'sign', instead: VARIANTS,
    pattern: /^\s?(?:random|spin|endspin)\b/giu, examples: ['RANDOM | Hi | Hello', 'spin', ' random|a|b'], nearMisses: ['spinner', 'first_name'],
  },
  {
    id: 'function_call', program: 'Jinja, Django and HubSpot', source: 'https://jinja.palletsprojects.com/en/stable/templates/#filters', within: 'liquid', sure: 'sign',
    pattern: /^\s?(?:[A-Za-z]\w{0,40}\.)?([A-Za-z]\w{0,40})\s?\|\s?[a-z_]{1,30}\s?\(|^\s?personalization_token\(\s?['"](?:\w{1,40}\.)?(\w{1,40})/gu,
    instead: "{{ FIELD | default: 'there' }}", examples: ['first_name | default("x")', "personalization_token('contact.firstname', 'there')", ' contact.first_name|default("")'], nearMisses: ["first_name | default: 'x (y)'", 'first_name'],
  },
  {
    id: 'fallback_word', program: 'Lemlist, Instantly, Mixmax, Marketo, Klaviyo', source: 'https://help.lemlist.com/ (fallback values)', within: 'liquid', sure: 'sign', instead: "{{ FIELD | default: 'there' }}",
    pattern: /^\s?(?:[A-Za-z]\w{0,40}\.)?([A-Za-z][\w ]{0,40}?)\s?(?:\|\s?(?:fallback|default_if_none|default_value|if_empty|or)\b|:\s?[\w"'=]|,\s?\S|\s(?:or|\|\||\?\?|default\s?=)\s|\sdefault=|\|\s?["'\u201c\u2018])/giu,
    examples: ["first_name | fallback: 'there'", 'first_name or "there"', 'first_name ?? "x"', 'lead.First Name:default=there', 'first_name, "there"', 'FIRST_NAME | "there"', 'first_name default="x"'],
    nearMisses: ["first_name | default: 'a, b or c'", 'first_name | append: "or x"', 'first_name'],
  },
  {
    id: 'smart_quotes', program: 'a word processor', source: 'https://liquidjs.com/tutorials/operators.html (strings take straight quotes)', within: 'liquid', sure: 'sign', instead: "straight quotes: {{ FIELD | default: 'there' }}",
    pattern: /^\s?([A-Za-z]\w{0,40})?[^'"\u201c\u201d\u2018\u2019\u201e]{0,60}[\u201c\u201d\u2018\u2019\u201e]/gu, examples: ['first_name | default: “there”', 'first_name | default: ‘there’'], nearMisses: ['first_name | default: "it’s"', "first_name | default: 'x'"],
  },
  {
    id: 'words_apart', program: 'Google Sheets mail merge (YAMM), Marketo', source: 'https://support.yet-another-mail-merge.com/ (personalise)', within: 'liquid', sure: 'sign',
    pattern: /^\s?(?:[A-Za-z]\w{0,40}\.)?([A-Za-z]\w{0,30}(?:[ -][A-Za-z]\w{0,30}){1,4})\s?(?:\||$)/gu, examples: ['first name', 'First Name', 'lead.First Name', 'first-name', 'First Name | default: "x"'], nearMisses: ['first_name', ' first_name | default: x', 'x.first_name'],
  },
];

/** Names of fields, letters and digits only, as other programs have them: what is left of `First Name`, `FIRST_NAME` and `firstName`. */
export const FIELD_WORDS = {
  /** No word of any text by themselves. */
  compound: [
    'firstname', 'fname', 'lastname', 'lname', 'fullname', 'givenname', 'familyname', 'middlename', 'companyname', 'organizationname', 'accountname', 'jobtitle', 'emailaddress', 'phonenumber', 'mobilephone',
    'companydomain', 'websiteurl', 'linkedinurl', 'companycity', 'companycountry', 'zipcode', 'postalcode', 'sendername', 'senderfirstname', 'senderemail', 'yourname', 'yourcompany', 'myname', 'mycompany', 'mergefield',
    'contactname', 'prospectname', 'recipientname', 'customfield', 'icebreaker', 'unsubscribelink', 'unsubscribeurl', 'optoutlink', 'mailingcity', 'mailingcountry', 'vorname', 'nachname', 'prenom', 'apellido', 'cognome', 'voornaam', 'achternaam', 'imie', 'nazwisko',
  ],
  /** Also plain words. */
  plain: [
    'name', 'surname', 'company', 'organization', 'organisation', 'account', 'title', 'position', 'role', 'email', 'city', 'state', 'region', 'country', 'phone', 'website', 'url', 'domain', 'industry', 'department',
    'address', 'salutation', 'signature', 'sender', 'unsubscribe', 'optout', 'firma', 'anrede', 'nom', 'entreprise', 'nombre', 'empresa', 'nome', 'azienda', 'bedrijf', 'competitor', 'product', 'first', 'last',
  ],
} as const;
