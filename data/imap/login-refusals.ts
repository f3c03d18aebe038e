/**
 * Refusals of the login by IMAP servers, and what the operator or an administrator has to set up.
 */
import type { ImapRefusalRule } from './refusal-rule.ts';
import { list } from '../list.ts';
import { login, open, WRONG_PASSWORD } from './server-words.ts';

/** Rows about the login. */
export const LOGIN_RULES: readonly ImapRefusalRule[] = [
  {
    id: 'login_needs_tls',
    phases: ['login'],
    codes: ['PRIVACYREQUIRED', 'LOGINDISABLED'],
    text: list`
      plaintext authentication disallowed | plaintext authentication not allowed |
      login is disabled | must issue a starttls | cleartext login
    `,
    then: 'imap_tls',
    says: 'accepts no password over this connection (LOGINDISABLED)',
    hint:
      'Use imaps://...:993 in the variable. If the URL is already imaps://, the server requires ' +
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
    says: 'requires an app password',
    hint:
      "Create one in the account's security settings (Gmail, Yahoo, iCloud, Fastmail, Zoho, " +
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
    says: 'refused the login, in the words of Microsoft 365 and Exchange',
    hint:
      'Microsoft 365 accepts no password by IMAP: use user;AUTH=XOAUTH2:env:TOKEN@host with a ' +
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
    says: 'offers no login method that this skill supports',
    hint:
      'It may require an access token instead of a password (user;AUTH=XOAUTH2:env:TOKEN@host), ' +
      'or a password instead of a token.',
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
    says: 'requires the owner to log in with a browser first',
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
    hint: 'Put a new one into the variable that the URL names.',
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
    says: 'has closed this account, or does not allow it to use IMAP',
    hint: 'Ask the administrator of the account; no setting of this skill can change it.',
    why: 'RFC 5530 3 AUTHORIZATIONFAILED: the login is right, the access is not granted.',
    examples: [
      login('No such authorization-ID', 'AUTHORIZATIONFAILED'),
      login('Account is disabled. Contact support.', 'ALERT'),
    ],
    nearMiss: WRONG_PASSWORD,
  },
];
