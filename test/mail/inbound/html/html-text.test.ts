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
  ])('%s', async (_program, html, expected) => {
    expect(visibleReply(await htmlToPlainText(html))).toBe(expected);
  });
});
