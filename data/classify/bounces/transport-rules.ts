/**
 * Phrases of servers and of our own relay about the present: queues, rates, the network, failed
 * programs.
 */
import type { BounceRule } from './bounce-rule.ts';
import { list } from '../../list.ts';

/** Our rate and connections: tried before the status code. */
export const PACE_RULES: readonly BounceRule[] = [
  {
    id: 'greylisted',
    reason: 'greylisted',
    class: 'soft',
    any: list`
      greylist | graylist | grey-list | gray-list | grey list | postgrey |
      please try again later: grey | temporarily deferred due to | try again in 5 minutes |
      come back later | retry in
    `,
    example: '451 4.7.1 Greylisting in action, please come back later',
    why: 'RFC 6647: the client has to try again.',
  },
  {
    id: 'rate-limited',
    reason: 'rate_limited',
    class: 'soft',
    any: list`
      too many | too fast | rate limit | ratelimit | rate-limit | limit exceeded for |
      limit is exceeded | throttl* | exceeded the rate | exceeds the rate |
      exceeded the maximum number | connection limit | connections limit | max connections |
      maximum number of | sending rate | sending limit | daily limit | hourly limit | messages per |
      slow down | receiving mail at a rate | receiving mail too quickly | rate that prevents |
      unusual rate | concurrent connection | recipient thread limit | *server busy | *server is busy | system is busy |
      *server too busy | mailbox busy | internal resources are temporarily | mailbox is busy | mailbox currently busy |
      mailbox is currently busy | frequency limit* | *mail rate | volume of | temporarily deferred | excessive*
    `,
    example: '421 4.7.0 Too many connections from your side, slow down',
    why: 'RFC 3463 4.5.3; Gmail 4.2.1 and 4.7.28; Exchange Online 4.7.x throttling.',
  },
  {
    id: 'tls-required',
    reason: 'tls_required',
    class: 'block',
    any: list`
      issue starttls | issue a starttls | tls required | tls is required | encryption required |
      requires encryption | requires tls | tls version | must use tls | mta-sts | tlsa* |
      dane tls | dane fail* | dane valid* | dane verif* | dane policy | dane required | fails dane |
      require tls | requiretls | tls connection required | tls/sslv3 connection required
    `,
    example: '530 5.7.0 Must issue a STARTTLS command first',
    nearMisses: ['550 Nieprawidłowe dane odbiorcy', '550 5.1.1 mx.danemark.test: no such user'],
    why: 'RFC 3207: our side must speak TLS.',
  },
  {
    id: 'tls-failed',
    reason: 'network_error',
    class: 'soft',
    any: list`
      tls handshake | tls negotiation | tls session | starttls failed | tls connect failed |
      cannot start tls | ssl_connect | tls is not available | tls not available |
      certificate verif* | untrusted certificate | certificate has expired | opportunistic tls |
      tls error
    `,
    example: 'TLS handshake failed with mx.example.test',
    why: 'The TLS negotiation failed, for now: their certificate or their server.',
  },
];

/** Tried after the status code. */
export const TRANSPORT_RULES: readonly BounceRule[] = [
  {
    id: 'expired',
    reason: 'expired',
    class: 'soft',
    any: list`
      retry time not reached | delivery expired | giving up | retries exceeded |
      retry count exceeded | retried for | been in the queue | too long in queue | queue too long |
      could not be delivered for | could not send message for | cannot send message for |
      cannot send message within | not delivered within | unable to deliver message after |
      undeliverable for | failed 20 attempts | delivery attempts | maximum retry | max retry |
      all retry | time limit exceeded | message delivery time | for the last | was aborted after |
      unable to contact | long time | not responding | did not respond | no answer from host |
      has been delayed | hosts for | have been failing | still undelivered | gave up |
      did not accept our requests to connect | recipient server did not accept | timed out |
      timeout | message has been in queue | delivery delayed | is delayed | will be retried
    `,
    example: '421 mx.example.test: Connection timed out',
    why: 'RFC 3463 4.4.7; sendmail, Gmail, Japanese carriers: no host answered in time.',
  },
  {
    id: 'network',
    reason: 'network_error',
    class: 'soft',
    any: list`
      connection refused | connect refused | refused connection | connection reset |
      connection lost | lost connection | connection dropped | connection closed |
      connection was dropped | connection failed | connection error | connection broken |
      closed connection | remote host closed | lost dialogue | lost conversation |
      conversation with | unreachable | host is down | host down | name server failure |
      dns failure | dns error | dns lookup | lookup failure | dns server | dns problem |
      network error | socket error | broken pipe | end of file |
      wasn't able to establish an smtp connection | no smtp connection | unable to connect |
      could not connect | couldn't connect | cannot connect | failed to connect |
      could not contact | bad connection | mx host | *mail receiving server | invalid mx |
      mx record | no relay hosts | unable to reach | could not be reached | host cannot be reached |
      path to the recipient | delivery temporarily suspended | relevant mx | route to |
      *server disconnect* | disconnected | dropped connection
    `,
    example: 'connect to mx.example.test[192.0.2.1]:25: Connection refused',
    why: 'RFC 3463 4.4.1, 4.4.2, 4.4.3.',
  },
  {
    id: 'mail-server-error',
    reason: 'mail_server_error',
    class: 'soft',
    any: [
      'configuration error',
      'local error',
      'internal error',
      'system error',
      'system config*',
      '*server error',
      '*server configuration',
      'local problem',
      'local delivery failed',
      'service unavailable',
      'service not available',
      'service is not available',
      'service currently unavailable',
      'temporary failure',
      'temporary error',
      'temporary problem',
      'temporarily',
      'temporary system',
      'try again later',
      'please try again',
      'try later',
      'shutting down',
      'unable to process',
      'error in processing',
      'error processing',
      'processing error',
      'command died with status',
      'command failed',
      'pipe to |',
      'generated by',
      'mailer error',
      'procmail',
      'maildrop',
      'cannot create',
      "can't create",
      "can't open",
      'cannot open',
      'permission denied',
      'user lookup',
      'ldap',
      'database',
      'lmtp',
      'x-unix',
      'exit code',
      'exit status',
      'returned error',
      'aborted',
      'protocol error',
      'transaction failed',
      'out of service',
      '*server failed',
      'service refused',
      'overloaded',
      'load too high',
      '*exception',
      'unexpected*',
      'unable to open',
      'storedrv',
      'failed to deliver',
      'backend',
      'cannot append message',
      'delivery process',
    ],
    example: '451 4.3.0 Temporary local problem - please try later',
    why: 'RFC 5321 451, RFC 3463 x.3.x: a fault of their machine.',
  },
];
