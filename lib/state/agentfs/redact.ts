/**
 * Decides which parameters of a command may be stored: masks secrets, keeps references to secrets.
 */

const MASK = '***';
/** Characters. A parameter tells which data the caller asked for; it is no archive of that data. */
const MAX_TEXT = 2_000;
const MAX_DEPTH = 8;

/** `env:NAME` and `file:PATH` name the place of a secret, not the secret. */
const REFERENCE = /^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/s;
/**
 * Flags and keys whose plain value would be a secret. Compared in lower case, without `-` and `_`.
 */
const SECRET_KEY =
  /(password|passwd|passphrase|secret|token|apikey|accesskey|privatekey|credentials?|authorization)$|^(pass|pwd|auth|smtp|imap)$/;
/**
 * URLs of mail servers have no path worth keeping, and users forget to encode `/` and `@` in
 * passwords: masks up to the last `@`.
 */
const MAIL_URL_USERINFO = /\b((?:smtp|imap|pop3?|lmtp)s?:\/\/)\S*@/gi;
/** RFC 3986: everything between `//` and the last `@` before the path is user information. */
const URL_USERINFO = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#]*@/gi;
/** A key in a query, as web hooks and WebSocket gateways use it. */
const URL_QUERY_SECRET =
  /([?&#](?:[a-z0-9_-]*(?:token|secret|password|passwd|signature|api[_-]?key|access[_-]?key)|auth|pass|pwd|sig|key)=)[^&#\s]+/gi;
const AUTH_SCHEME = /\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi;

/**
 * Returns a new object with the parameters that may be stored and shown. Flag values, `env:NAME`
 * and `file:PATH` stay. URL credentials, secret query values and the values of keys that name a
 * secret become `***`. Text beyond 2,000 characters is cut. Idempotent.
 */
export function redactParameters(
  parameters: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return redactObject(parameters, 0);
}

/** Masks one text; does not cut it. */
export function redactText(text: string): string {
  return text
    .replace(MAIL_URL_USERINFO, `$1${MASK}@`)
    .replace(URL_USERINFO, `$1${MASK}@`)
    .replace(URL_QUERY_SECRET, `$1${MASK}`)
    .replace(AUTH_SCHEME, (_match, scheme: string) => `${scheme} ${MASK}`);
}

function redactObject(
  object: Readonly<Record<string, unknown>>,
  depth: number,
): Record<string, unknown> {
  // fromEntries defines own properties, so a key `__proto__` stays an ordinary key.
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      redactValue(value, isSecretKey(key) || PERSON_KEY.test(key), depth + 1),
    ]),
  );
}

/** Flags by which a person is looked for: the audit trail keeps no name that an erasure would not find. */
const PERSON_KEY = /^name$/i;

function redactValue(value: unknown, secret: boolean, depth: number): unknown {
  if (depth > MAX_DEPTH) return MASK;
  if (typeof value === 'string') {
    if (REFERENCE.test(value)) return cut(value);
    return secret ? MASK : redactText(cut(value));
  }
  if (Array.isArray(value)) return value.map((item) => redactValue(item, secret, depth + 1));
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null)
    return redactObject(value as Record<string, unknown>, depth);
  if (typeof value === 'number') return secret ? MASK : value;
  return value;
}

function isSecretKey(key: string): boolean {
  return SECRET_KEY.test(key.toLowerCase().replaceAll(/[-_]/g, ''));
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
}
