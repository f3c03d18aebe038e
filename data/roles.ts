/**
 * Local parts that name a function, not a person. Source: RFC 2142 (the first group) and the role
 * lists that the large sending services publish (Mailchimp, Amazon SES, HubSpot "role-based
 * addresses"). Mail to them bounces and complains more, so a report names them; messages are sent
 * to them all the same. Example: `info@acme.test`.
 */
import { list } from './list.ts';

export const ROLES: ReadonlySet<string> = new Set(list`
  info | marketing | sales | support | abuse | noc | security | postmaster | hostmaster | usenet |
  news | webmaster | www | uucp | ftp | admin | administrator | accounts | accounting | billing |
  careers | contact | contactus | customerservice | enquiries | feedback | finance | hello | help |
  helpdesk | hr | inquiries | it | jobs | legal | mail | media | office | orders | press | privacy | purchasing | reception | recruiting |
  recruitment | root | service | spam | staff | subscribe | team | unsubscribe | kontakt | buero |
  vertrieb | service-client | contacto | ventas | vendas | contato | commercial | accueil |
  bonjour | biuro
`);

/**
 * Local parts of addresses that are not read: programs send from them. Sources: RFC 3834 (section
 * 3.3), the sender addresses of the large sending services. Example: `noreply@acme.test`.
 */
export const NOT_READ: ReadonlySet<string> = new Set(list`
  noreply | no-reply | no_reply | no.reply | donotreply | do-not-reply | do_not_reply | do.not.reply |
  dontreply | nepasrepondre | ne-pas-repondre | no-responder | noresponder | nicht-antworten |
  nichtantworten | mailer-daemon | mailerdaemon | bounce | bounces | devnull | autoreply |
  auto-reply | noresponse | no-response
`);
