/** A mail server, and as whom we log in to it. */

export type ServerLogin = {
  host: string;
  port: number;
  /** It is this machine. */
  loopback: boolean;
  user: string;
  /** The password, or an access token. */
  pass: string;
};
