/** Codes of mail hosts (NetEase, GoDaddy, Facebook) in the text of a refusal. */
import type { CodeService } from './code-service.ts';
import { list } from '../../../list.ts';

export const MAIL_HOSTS: readonly CodeService[] = [
  {
    id: 'netease',
    signs: ['hl:', 'mi:', 'dt:', 'rp:', 'wm:'],
    form: /\b((?:hl|mi|dt|rp|wm):[a-z]{3})\b/,
    rows: [
      {
        codes: ['hl:ipb', 'hl:ihu', 'dt:rbl', 'wm:bli', 'wm:blu', 'mi:nhd'],
        reason: 'blocked',
        class: 'block',
        example: '554 HL:IPB 192.0.2.1, see our page',
      },
      {
        codes: ['hl:rep'],
        reason: 'bad_reputation',
        class: 'block',
        example: '421 HL:REP 192.0.2.1, see our page',
      },
      {
        codes: list`
          hl:icc | hl:ifc | hl:mep | hl:itc | mi:cel | mi:dmc | mi:ccl | mi:isp | rp:drc | rp:ccl |
          rp:qrc | rp:rcl | rp:trc
        `,
        reason: 'rate_limited',
        class: 'soft',
        example: '421 HL:IFC 192.0.2.1, see our page',
      },
      {
        codes: ['dt:spm', 'mi:spb'],
        reason: 'spam',
        class: 'block',
        example: '554 DT:SPM 163 smtp1, see our page',
      },
      {
        codes: ['dt:sum', 'mi:sfq'],
        reason: 'sender_refused',
        class: 'block',
        example: '554 DT:SUM the two senders differ, see our page',
      },
      {
        codes: ['mi:stc'],
        reason: 'sending_limit',
        class: 'block',
        example: '554 MI:STC 163 smtp1, see our page',
      },
    ],
    why: 'help.mail.163.com, the meaning of error codes (163.com, 126.com, yeah.net).',
  },
  {
    id: 'godaddy',
    signs: ['ib'],
    form: /\b(ib\d{3})\b/,
    rows: [
      {
        codes: ['ib103'],
        reason: 'bad_reputation',
        class: 'block',
        example: '554 mx1 bizsmtp This host is not liked. IB103',
      },
      {
        codes: ['ib104-ib106', 'ib110-ib113'],
        reason: 'blocked',
        class: 'block',
        example: '554 mx1 bizsmtp Nothing from this host for an hour. IB110',
      },
      {
        codes: ['ib108'],
        reason: 'no_reverse_dns',
        class: 'block',
        example: '421 mx1 bizsmtp Not now: a name is missing. IB108',
      },
      {
        codes: ['ib007', 'ib101', 'ib504', 'ib510', 'ib605', 'ib607'],
        reason: 'rate_limited',
        class: 'soft',
        example: '550 mx1 bizsmtp This host has had its messages. IB504',
      },
      {
        codes: ['ib212'],
        reason: 'spam',
        class: 'block',
        example: '552 mx1 bizsmtp Not wanted by the people of the net. IB212',
      },
      {
        codes: ['ib705'],
        reason: 'virus',
        class: 'block',
        example: '552 mx1 bizsmtp Not clean. IB705',
      },
      {
        codes: ['ib401'],
        reason: 'account_refused',
        class: 'block',
        example: '535 mx1 bizsmtp No login here. IB401',
      },
      {
        codes: ['ib501', 'ib502'],
        reason: 'malformed',
        class: 'block',
        example: '550 mx1 bizsmtp ann@acme.test From is blank. IB501',
      },
      {
        codes: ['ib506', 'ib507'],
        reason: 'sender_refused',
        class: 'block',
        example: '550 mx1 bizsmtp acme.test From: a domain that is not valid. IB506',
      },
      {
        codes: ['ib508'],
        reason: 'authentication_failed',
        class: 'block',
        example: '550 mx1 bizsmtp ann@acme.test The record says no. IB508',
      },
    ],
    nearMisses: ['550 5.1.1 No such user in ib'],
    why: 'godaddy.com/help/fix-rejected-email-with-a-bounce-error-40685.',
  },
  {
    id: 'facebook',
    signs: ['rcp-', 'pol-', 'msg-', 'con-t', 'dns-p'],
    form: /\b((?:rcp|pol|msg|con|dns)-[pt]\d)\b/,
    rows: [
      {
        codes: ['rcp-p1'],
        reason: 'user_unknown',
        class: 'hard',
        temporary: 'soft',
        example: '550 5.1.1 RCP-P1 https://www.example.com/postmaster 192.0.2.1',
      },
      {
        codes: ['rcp-p2', 'rcp-p3', 'rcp-p5'],
        reason: 'filtered',
        class: 'soft',
        example: '550 5.1.1 RCP-P2 https://www.example.com/postmaster 192.0.2.1',
      },
      {
        codes: ['pol-p1', 'pol-p2', 'pol-p3', 'pol-p4'],
        reason: 'blocked',
        class: 'block',
        example: '554 5.7.1 POL-P1 https://www.example.com/postmaster 192.0.2.1',
      },
      {
        codes: ['pol-p5', 'pol-p6', 'pol-p7'],
        reason: 'spam',
        class: 'block',
        example: '554 5.7.1 POL-P6 https://www.example.com/postmaster 192.0.2.1',
      },
      {
        codes: ['con-t1', 'con-t2', 'con-t3', 'con-t4', 'rcp-t4'],
        reason: 'rate_limited',
        class: 'soft',
        example: '421 4.7.0 CON-T1 https://www.example.com/postmaster 192.0.2.1',
      },
      {
        codes: ['dns-p1', 'dns-p2', 'dns-p3'],
        reason: 'sender_refused',
        class: 'block',
        example: '554 5.1.8 DNS-P1 https://www.example.com/postmaster 192.0.2.1',
      },
    ],
    why: 'postmaster.facebook.com/response_codes (archived): the answers of its mail service.',
  },
];
