/**
 * Refusals in invented words: those about us must mark no address invalid, those about the
 * recipient must.
 */

/** We are acme.test and write to bea@example.test. */
export const ABOUT_US: readonly string[] = [
  // our host: its name, address and greeting
  '554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Host not found',
  '554 <unknown[192.0.2.1]>: Client host rejected: Host not found',
  '550 Client host rejected: cannot find your hostname, [192.0.2.1]',
  '554-No SMTP service\n554-Bad DNS PTR resource record',
  '554 No SMTP service here. Your host has no PTR record',
  '550 5.1.2 <mail.acme.test>: Helo command rejected: Host not found',
  '550 <mail.acme.test>: HELO host does not exist',
  '504 5.5.2 <mail>: Helo command rejected: domain does not exist',
  '550 Invalid HELO: no such host mail.acme.test',
  '550 EHLO argument: unknown domain',
  '553 Connecting host: no such host in the DNS',
  '550 Your mail server is not known at this site: unknown host',
  '550 rDNS of the client: host not found',
  // our address
  '550 5.1.7 No such domain acme.test',
  '550 The return address does not exist',
  '550 Return address is not valid',
  "550 Sender's account does not exist",
  '550 User of the sending host unknown',
  '550 abuse@acme.test: no such user',
  '550 Mailbox for postmaster@acme.test does not exist',
  '550 Postfach des Absenders existiert nicht',
  '550 Return path does not exist',
  '550 5.1.8 <ann@acme.test>... Domain of sender address ann@acme.test does not exist',
  '553 5.1.8 ann@acme.test: Sender domain not found in DNS',
  '550 <ann@acme.test>: Sender address: no such user',
  '550 ann@acme.test: unknown user',
  '550 Envelope sender <ann@acme.test> does not exist',
  '550 MAIL FROM domain acme.test: no such domain',
  '550 The From domain is not found',
  '550 Originator address unknown',
  '550 Sender: mailbox not found',
  '550 5.1.0 Reverse path <ann@acme.test>: user unknown',
  '550 your email address does not exist',
  '550 Your domain does not exist',
  '550 Your address is invalid: nonexistent domain',
  // our standing
  '550 5.7.510 Access denied, example.test does not accept email from acme.test',
  '550 5.7.750 Client blocked from sending from unregistered domain',
  '550 5.7.1 This domain does not accept mail from you',
  '550 5.7.606 Access denied, unknown domain',
  '541 5.4.1 Mail rejected by destination domain',
  // in other languages
  '550 Die Absenderadresse existiert nicht',
  '550 Absender ann@acme.test ist unbekannt',
  '550 Die Domain des Absenders existiert nicht',
  "550 L'adresse de l'expéditeur n'existe pas",
  "550 Le domaine de l'expéditeur n'existe pas",
  '550 El remitente no existe',
  '550 La dirección del remitente no existe',
  '550 Il mittente non esiste',
  '550 O remetente não existe',
  '550 De afzender is onbekend',
  '550 Адрес отправителя не существует',
  '550 Отправитель не существует',
  '550 发件人 does not exist',
  '550 差出人のアドレスは存在しません',
];

/** Their machine, or a passing fault. */
export const ABOUT_THEIR_MACHINE: readonly string[] = [
  '550 5.1.1 Unable to open mailbox: file does not exist',
  '550 5.1.1 Cannot open mailbox file: no such file or directory',
  '550 5.1.1 bea: home directory does not exist',
  '550 5.4.4 Name service error for name=example.test type=MX: Malformed or unexpected name server reply',
];

export const ABOUT_THEM: readonly string[] = [
  '550 5.1.1 <bea@example.test>: Recipient address rejected: User unknown',
  '550 <bea@example.test>: Recipient address rejected: User unknown in virtual mailbox table',
  '550 5.1.2 Host or domain name not found',
  '550 5.1.2 <bea@example.test>: Recipient address rejected: Domain not found',
  '550 5.1.1 No such user here, the sender should check the address',
  '550 5.1.1 User unknown. Please notify the sender',
  '550 Mail from ann@acme.test to bea@example.test: no such user',
  "550 5.1.1 The sender's message to <bea@example.test> cannot be delivered: user unknown",
  '550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient address',
  '550 Unknown user: bea@example.test',
  '550 bea@example.test does not exist',
  '550 example.test: no such domain',
  '550 Der Empfänger existiert nicht; der Absender wird benachrichtigt',
  "550 Le destinataire n'existe pas",
  '550 El destinatario no existe',
  '550 Получатель не существует',
  '550 宛先のアドレスは存在しません',
  '550 bea@example.test...User unknown',
  '556 5.1.10 <bea@example.test>: Recipient address rejected: Domain example.test does not accept mail (nullMX)',
  '550 5.1.1 Sender ann@acme.test, recipient bea@example.test: user does not exist',
  '550 Mailbox not found, your message was returned to the sender',
];
