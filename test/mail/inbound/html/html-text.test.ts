/**
 * HTML bodies as text. The messages are synthetic: the elements are those of the programs, the
 * words invented, in no language of the text rules.
 */
import { describe, expect, it } from 'vitest';
import { visibleReply } from '../../../../lib/core/responses/reply-text/visible-reply.ts';
import { htmlToPlainText } from '../../../../lib/mail/inbound/html/html-text.ts';

describe('recognises the quote of an HTML reply by its element', () => {
  it.each([
    [
      'Gmail',
      '<div dir="ltr">Fine.</div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, Jun 1, 2026 at 9:00 AM Ann &lt;<a href="mailto:ann@acme.test">ann@acme.test</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><div>Hello</div><div>Ann</div></blockquote></div>',
      'Fine.',
    ],
    [
      'Gmail, answered inside',
      '<div class="gmail_quote"><div class="gmail_attr">On Mon, Jun 1, 2026 at 9:00 AM Ann &lt;ann@acme.test&gt; wrote:<br></div><blockquote>One?</blockquote><div>Yes.</div><blockquote>Two?</blockquote><div>No.</div></div>',
      'Yes.\n\n\nNo.',
    ],
    [
      'Outlook on the web',
      '<div>Fine.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Frá:</b> Ann<br><b>Sent þann:</b> x</div><div>Hello</div>',
      'Fine.',
    ],
    [
      'Outlook 2016',
      '<div class="WordSection1"><p class="MsoNormal">Fine.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>Frá:</b> Ann</p></div></div><p>Hello</p></div>',
      'Fine.',
    ],
    [
      'Outlook on a telephone',
      '<div>Fine.</div><div id="ms-outlook-mobile-signature">Skaffa Outlook</div><div id="mail-editor-reference-message-container"><div>Hello</div></div>',
      'Fine.',
    ],
    [
      'Outlook for Mac',
      '<div>Fine.</div><span id="OLK_SRC_BODY_SECTION"><div>Hello</div></span>',
      'Fine.',
    ],
    [
      'Yahoo',
      '<div>Fine.</div><div class="yahoo_quoted"><div>Þann 1. júní skrifaði Ann:</div><div>Hello</div></div>',
      'Fine.',
    ],
    [
      'Proton Mail',
      '<div>Fine.</div><div class="protonmail_signature_block">Bea</div><div class="protonmail_quote">Hello<blockquote>Ann</blockquote></div>',
      'Fine.',
    ],
    ['Zoho', '<div>Fine.</div><div class="zmail_extra">Hello</div>', 'Fine.'],
    [
      'Zimbra',
      '<div>Fine.</div><hr id="zwchr" data-marker="__DIVIDER__"><div>Hello</div>',
      'Fine.',
    ],
    [
      'Thunderbird, answered below',
      '<div class="moz-cite-prefix">Þann 1.6.2026 skrifaði Ann:<br></div><blockquote type="cite"><p>Hello</p></blockquote><p>Fine.</p><div class="moz-signature">-- <br>Bea</div>',
      'Fine.',
    ],
    [
      'Apple Mail',
      '<div>Fine.</div><div><br><blockquote type="cite"><div>On 1 Jun 2026, at 9:00, Ann &lt;ann@acme.test&gt; wrote:</div><br><div>Hello</div></blockquote></div>',
      'Fine.',
    ],
    [
      'a signature of Gmail',
      '<div>Fine.<br></div><div class="gmail_signature">Bea Bly<br>Head of it</div>',
      'Fine.',
    ],
    [
      'Gmail, in a language that is not known',
      '<div>Fine.</div><div class="gmail_quote gmail_quote_container"><div class="gmail_attr">Þann mánudag zzz Ann:<br></div><blockquote class="gmail_quote">Hello</blockquote></div>',
      'Fine.',
    ],
    [
      'Gmail, passed on with words',
      '<div>See below.<br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Ann &lt;ann@acme.test&gt;<br>Subject: x<br></div><br><div>Hello</div></div></div>',
      'See below.',
    ],
    [
      'Outlook on the web, typed below its anchor',
      '<div id="appendonsend"></div><div>Fine.</div><hr><div id="divRplyFwdMsg">Frá: Ann</div><div>Hello</div>',
      'Fine.',
    ],
    [
      'Outlook 2003',
      '<p>Fine.</p><div class="OutlookMessageHeader" dir="ltr"><b>Frá:</b> Ann<br></div><p>Hello</p>',
      'Fine.',
    ],
    [
      'Yahoo, with a prefix of its own',
      '<div>Fine.</div><div id="ydp5a1b" class="ydp5a1byahoo_quoted"><div>Þann 1. júní skrifaði Ann:</div><div>Hello</div></div>',
      'Fine.',
    ],
    [
      'Spark',
      '<div name="messageBodySection">Fine.</div><div name="messageSignatureSection"><br>Bea Bly</div><div name="messageReplySection">Þann 1. júní, Ann:<br><blockquote type="cite">Hello</blockquote></div>',
      'Fine.',
    ],
    [
      'Tutanota',
      '<div>Fine.</div><div><br></div><div>Jun 1, 2026, 09:00 by ann@acme.test:</div><blockquote class="tutanota_quote"><div>Hello</div></blockquote>',
      'Fine.',
    ],
    [
      'Roundcube',
      '<p>Fine.</p><p id="reply-intro">Þann mánudag zzz Ann:</p><blockquote type="cite">Hello</blockquote>',
      'Fine.',
    ],
    [
      'Airmail',
      '<div>Fine.</div><p class="airmail_on">Þann mánudag, Ann zzz:</p><blockquote type="cite" class="clean_bq"><div>Hello</div></blockquote>',
      'Fine.',
    ],
    [
      'Newton',
      '<div>Fine.</div><div class="cm_quote"><div>Þann 1. júní, Ann:</div><div>Hello</div></div>',
      'Fine.',
    ],
    [
      'GMX',
      '<div>Fine.</div><div name="quote"><div><b>Gesendet:</b> Montag, 1. Juni 2026<br><b>Von:</b> Ann<br><b>An:</b> Bea<br><b>Betreff:</b> x</div><div>Hello</div></div>',
      'Fine.',
    ],
    [
      'Mail.ru',
      '<div>Fine.</div><div>Понедельник, 1 июня 2026, 9:00 +03:00 от Ann &lt;ann@acme.test&gt;:<br>&nbsp;</div><blockquote><div>Hello</div></blockquote>',
      'Fine.',
    ],
    [
      'Superhuman',
      '<div>Fine.</div><div class="gmail_signature">Sent via Superhuman</div><br><div class="gmail_quote">On Mon, Jun 1, 2026 at 9:00 AM, Ann &lt;<a>ann@acme.test</a>&gt; wrote:<br><blockquote>Hello</blockquote></div>',
      'Fine.',
    ],
  ])('%s', async (_program, html, expected) => {
    expect(visibleReply(await htmlToPlainText(html))).toBe(expected);
  });
});
