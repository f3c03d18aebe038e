/** What IMAP servers say when they refuse, and what an operator can do about it. Order matters. */
import type { ImapRefusalRule, ImapWords } from './refusal-rule.ts';
import { list } from '../list.ts';

const login = (text: string, code: string | null = null): ImapWords => ({
  phase: 'login',
  code,
  text,
});
const open = (text: string, code: string | null = null): ImapWords => ({
  phase: 'open',
  code,
  text,
});
const read = (text: string, code: string | null = null): ImapWords => ({
  phase: 'read',
  code,
  text,
});

const WRONG_PASSWORD = login('Invalid credentials (Failure)', 'AUTHENTICATIONFAILED');

/** Not now: the account is in order, and the same call works later. */
const LATER_RULES: readonly ImapRefusalRule[] = [
  {
    id: 'too_many_connections',
    text: list`
      too many simultaneous connections | maximum number of connections | too many connections |
      connection limit | too many open connections
    `,
    then: 'imap_unavailable',
    says: 'has too many connections of this account open',
    hint: 'Close other mail programs of the account, or wait some minutes, then call again.',
    why:
      'Gmail allows 15 connections an account (support.google.com/mail/answer/7126229), ' +
      'Dovecot 10 a user and address (mail_max_userip_connections).',
    examples: [
      login('Too many simultaneous connections. (Failure)', 'ALERT'),
      login('Maximum number of connections from user+IP exceeded', 'LIMIT'),
      login('Maximum connection limit reached for 192.0.2.1'),
    ],
    nearMiss: login('Connection is not secure', 'PRIVACYREQUIRED'),
  },
  {
    id: 'over_quota',
    codes: ['OVERQUOTA', 'THROTTLED'],
    text: ['bandwidth limit', 'rate limit', 'request is throttled', 'command or bandwidth'],
    then: 'imap_unavailable',
    says: 'has cut this account short for having read too much',
    hint: 'Wait an hour and call again; other programs that read the account count too.',
    why:
      'Gmail: 2,500 MB a day by IMAP (support.google.com/a/answer/1071518); RFC 9208 OVERQUOTA; ' +
      'Exchange Online throttles with a suggested backoff time.',
    examples: [
      login('Account exceeded command or bandwidth limits. (Failure)', 'OVERQUOTA'),
      read('Request is throttled. Suggested Backoff Time: 92415 milliseconds'),
      login('LOGIN Rate limit hit.', 'LIMIT'),
    ],
    nearMiss: login('You are over the limit of folders', 'ALERT'),
  },
  {
    id: 'not_now',
    codes: ['UNAVAILABLE', 'INUSE', 'LIMIT'],
    then: 'imap_unavailable',
    says: 'cannot serve this account at the moment',
    hint: 'Call again in some minutes. When it lasts, its operator has to look at it.',
    why:
      'RFC 5530 3: UNAVAILABLE (a subsystem is down), INUSE, LIMIT: nothing is wrong with the ' +
      'request.',
    examples: [
      login('Temporary authentication failure. [mx1:2026-03-09 10:00:00]', 'UNAVAILABLE'),
      open('Mailbox is in use', 'INUSE'),
      read('Too much at once', 'LIMIT'),
    ],
    nearMiss: WRONG_PASSWORD,
  },
  {
    id: 'server_trouble',
    phases: ['connect', 'login', 'open'],
    codes: ['SERVERBUG', 'CONTACTADMIN'],
    text: list`
      temporary system error | temporary problem | temporarily unavailable | try again later |
      internal error | internal server error | server error | system error | server busy | backend |
      system is busy, please
    `,
    then: 'imap_unavailable',
    says: 'has trouble of its own',
    hint: 'Call again in some minutes. When it lasts, its operator has to look at it.',
    why: 'RFC 5530 3 SERVERBUG and CONTACTADMIN; Gmail, Yahoo and Courier say it in words.',
    examples: [
      login('Temporary System Error (Failure)'),
      login('System error (Failure)'),
      open('Internal error occurred. Refer to server log for more information.', 'SERVERBUG'),
      open('SELECT Server error - Please try again later'),
      { phase: 'connect', code: null, text: 'Temporary problem, please try again later' },
    ],
    nearMiss: read('Internal error occurred while reading this message', 'SERVERBUG'),
  },
];

/** The login: what has to be set up or put right, by whom. */
const LOGIN_RULES: readonly ImapRefusalRule[] = [
  {
    id: 'login_needs_tls',
    phases: ['login'],
    codes: ['PRIVACYREQUIRED', 'LOGINDISABLED'],
    text: list`
      plaintext authentication disallowed | plaintext authentication not allowed |
      login is disabled | must issue a starttls | cleartext login
    `,
    then: 'imap_tls',
    says: 'takes no password over this connection (LOGINDISABLED)',
    hint:
      'Use imaps://...:993 in the variable. Where the URL is imaps:// already, the server wants ' +
      'an access token: user;AUTH=XOAUTH2:env:TOKEN@host.',
    why: 'RFC 3501 6.2.3 and RFC 5530 PRIVACYREQUIRED: no LOGIN before TLS.',
    examples: [
      login('Login is disabled'),
      login(
        'Plaintext authentication disallowed on non-secure (SSL/TLS) connections.',
        'PRIVACYREQUIRED',
      ),
    ],
    nearMiss: login('IMAP access is disabled for this account'),
  },
  {
    id: 'app_password',
    phases: ['login'],
    text: list`
      application-specific password | app-specific password | application password | app password |
      parol prilozheniya | authorization code | third-party app
    `,
    then: 'imap_auth_failed',
    says: 'wants a password made for this application',
    hint:
      "Make one in the account's security settings (Gmail, Yahoo, iCloud, Fastmail, Zoho, " +
      'mail.ru: "app password"; it needs two-step verification) and put it into the variable.',
    why:
      'support.google.com/accounts/answer/185833; support.apple.com/102654; help.mail.ru/mail/' +
      'security/protection/external.',
    examples: [
      login(
        'Application-specific password required: https://support.google.com/accounts/answer/' +
          '185833 (Failure)',
        'ALERT',
      ),
      login(
        'NEOBHODIM parol prilozheniya https://help.mail.ru/mail / Application password is ' +
          'REQUIRED',
        'AUTHENTICATIONFAILED',
      ),
      login(
        'sorry, you need to create an app password to use this service',
        'AUTHENTICATIONFAILED',
      ),
    ],
    nearMiss: login('Password incorrect', 'AUTHENTICATIONFAILED'),
  },
  {
    id: 'imap_switched_off',
    phases: ['login', 'open'],
    text: list`
      not enabled for imap | enable imap | imap is disabled | imap access is disabled |
      imap access disabled | imap disabled | imap not enabled | imap access is not |
      service is not open | imap is not enabled
    `,
    then: 'imap_auth_failed',
    says: 'has IMAP switched off for this account',
    hint:
      "Switch IMAP on in the account's settings (web mail: forwarding and POP/IMAP), or have " +
      'its administrator do it; check the password too, then call again.',
    why:
      'Gmail, Zoho, Yandex, GMX and QQ deliver accounts with IMAP off ' +
      '(support.google.com/mail/answer/7126229).',
    examples: [
      login(
        'Your account is not enabled for IMAP use. Please visit your Gmail settings page and ' +
          'enable your account for IMAP access. (Failure)',
        'ALERT',
      ),
      login(
        'You are yet to enable IMAP for your account. Please contact your administrator',
        'ALERT',
      ),
      login('LOGIN invalid credentials or IMAP is disabled sc=abc', 'AUTHENTICATIONFAILED'),
    ],
    nearMiss: WRONG_PASSWORD,
  },
  {
    id: 'basic_auth_off',
    phases: ['login', 'open', 'read'],
    text: list`
      basicauthblocked | basic authentication is disabled | basic authentication disabled |
      authenticated but not connected | logondenied | authenticate failed. | login failed.
    `,
    then: 'imap_auth_failed',
    says: 'refused the login as Microsoft 365 and Exchange do',
    hint:
      'Microsoft 365 takes no password by IMAP: use user;AUTH=XOAUTH2:env:TOKEN@host with a ' +
      'token of scope IMAP.AccessAsUser.All, for a mailbox that has IMAP switched on. On another ' +
      'server check user and password.',
    why:
      'learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/' +
      'deprecation-of-basic-authentication-exchange-online; "authenticated but not connected" is ' +
      'its answer to a token without the scope, or a mailbox without IMAP.',
    examples: [
      login('LOGIN failed.'),
      login('AUTHENTICATE failed.'),
      open('User is authenticated but not connected.'),
      login('AUTHENTICATE failed. BasicAuthBlocked'),
    ],
    nearMiss: login('Error, authentication failed'),
  },
  {
    id: 'no_mechanism',
    phases: ['login'],
    text: ['unsupported authentication mechanism', 'no matching authentication method'],
    then: 'imap_auth_failed',
    says: 'offers no way to log in that this side knows',
    hint:
      'It may want an access token instead of a password (user;AUTH=XOAUTH2:env:TOKEN@host), ' +
      'or the other way round.',
    why:
      'Said by the driver: of the mechanisms in CAPABILITY (RFC 3501 6.1.1) it knows PLAIN, ' +
      'LOGIN, XOAUTH2 and OAUTHBEARER.',
    examples: [login('Unsupported authentication mechanism')],
    nearMiss: login('Error, authentication failed'),
  },
  {
    id: 'web_login',
    phases: ['login'],
    codes: ['WEBALERT'],
    text: ['web browser', 'web login required', 'unsafe login', 'verify your account'],
    then: 'imap_auth_failed',
    says: 'wants its owner to log in with a browser first',
    hint: 'Log in with a browser from this network, confirm that it was you, then call again.',
    why: 'support.google.com/mail/answer/78754: a login that looks unusual is stopped.',
    examples: [
      login(
        'Please log in via your web browser: https://support.google.com/mail/accounts/answer/' +
          '78754 (Failure)',
        'ALERT',
      ),
      login('Web login required.', 'WEBALERT'),
      login('Unsafe Login. Please contact kefu@example.com for help'),
    ],
    nearMiss: login('Login failed: authentication failure'),
  },
  {
    id: 'expired',
    phases: ['login'],
    codes: ['EXPIRED'],
    text: ['password has expired', 'password expired', 'token expired', 'token has expired'],
    then: 'imap_auth_failed',
    says: 'says that the password or token has expired',
    hint: 'Put a fresh one into the variable that the URL names.',
    why: 'RFC 5530 3 EXPIRED.',
    examples: [
      login('That password is no longer valid', 'EXPIRED'),
      login('Your password has expired', 'ALERT'),
    ],
    nearMiss: WRONG_PASSWORD,
  },
  {
    id: 'account_disabled',
    phases: ['login'],
    codes: ['AUTHORIZATIONFAILED'],
    text: list`
      account disabled | account is disabled | account suspended | account is suspended |
      account is locked | account locked | account has been
    `,
    then: 'imap_auth_failed',
    says: 'has closed this account, or does not let it in by IMAP',
    hint: 'Ask the administrator of the account; nothing on this side opens it.',
    why: 'RFC 5530 3 AUTHORIZATIONFAILED: the login is right, the access is not granted.',
    examples: [
      login('No such authorization-ID', 'AUTHORIZATIONFAILED'),
      login('Account is disabled. Contact support.', 'ALERT'),
    ],
    nearMiss: WRONG_PASSWORD,
  },
];

const FOLDER_RULES: readonly ImapRefusalRule[] = [
  {
    id: 'no_such_folder',
    phases: ['open'],
    codes: ['NONEXISTENT', 'TRYCREATE'],
    text: list`
      mailbox doesn't exist | mailbox does not exist | no such mailbox | unknown mailbox |
      invalid folder | no mailbox selected | folder not found
    `,
    then: 'imap_folder_missing',
    says: 'has no such folder',
    hint: 'Name one of those it has with mailbox add --folder; INBOX always exists.',
    why: 'RFC 5530 3 NONEXISTENT.',
    examples: [
      open("Mailbox doesn't exist: Answers", 'NONEXISTENT'),
      open('Unknown Mailbox: Answers (now in authenticated state) (Failure)'),
    ],
    nearMiss: open('Permission denied', 'NOPERM'),
  },
  {
    id: 'folder_not_allowed',
    phases: ['open'],
    codes: ['NOPERM', 'CANNOT', 'CLIENTBUG'],
    text: ['permission denied', 'access denied', 'not selectable', 'not allowed'],
    then: 'imap_refused',
    says: 'does not let this account read that folder',
    hint: 'Have the right to read granted, or name another folder with mailbox add --folder.',
    why: 'RFC 5530 3 NOPERM; RFC 4314 wants the right "r" for EXAMINE.',
    examples: [open('Permission denied', 'NOPERM'), open('Mailbox is not selectable')],
    nearMiss: open("Mailbox doesn't exist: Answers", 'NONEXISTENT'),
  },
];

/** What no row above knows. */
const LAST_RULES: readonly ImapRefusalRule[] = [
  {
    id: 'login_refused',
    phases: ['login'],
    then: 'imap_auth_failed',
    says: 'refused the user or the password',
    hint:
      'Check the variable that holds the IMAP URL: special characters are percent-encoded, and ' +
      'many providers want an app password or an access token.',
    why: 'RFC 3501 6.2.3: NO to LOGIN means that user or password is wrong.',
    examples: [
      WRONG_PASSWORD,
      login('Error, authentication failed'),
      login('Login failed: authentication failure'),
    ],
    nearMiss: open('Permission denied', 'NOPERM'),
  },
  {
    id: 'command_refused',
    then: 'imap_refused',
    says: 'refused a command',
    hint:
      'Read its words under details.untrusted, and call again; what was processed stays ' +
      'processed.',
    why: 'RFC 3501 7.1: NO and BAD say that the command was not carried out.',
    examples: [
      read('Internal error occurred while reading this message', 'SERVERBUG'),
      read('Command Error. 10'),
      open('EXAMINE failed'),
    ],
    nearMiss: WRONG_PASSWORD,
  },
];

/** The first row that matches decides. */
export const IMAP_REFUSAL_RULES: readonly ImapRefusalRule[] = [
  ...LATER_RULES,
  ...LOGIN_RULES,
  ...FOLDER_RULES,
  ...LAST_RULES,
];
