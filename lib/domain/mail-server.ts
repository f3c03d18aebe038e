/** A mail server and its login. */

export type ServerLogin = {
  host: string;
  port: number;
  /** The server is on this machine. */
  loopback: boolean;
  user: string;
  /** The password, or an access token. */
  pass: string;
};
