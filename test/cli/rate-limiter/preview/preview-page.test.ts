/** The page of messages: everything on it, nothing of a message does anything. */
import { expect, test } from 'vitest';
import { closedAfterEach } from '../../../support/close-after.ts';
import { plan } from '../../../support/sending.ts';
import { seededState } from '../../../support/state-file.ts';
import { NOW, preview } from './preview.fixture.ts';

const open = closedAfterEach();
const HOSTILE = '"><script>alert(1)</script>&\u202e';

async function pageOf(html: string, first_name = HOSTILE): Promise<string> {
  const state = await seededState({
    file: {
      name: HOSTILE,
      steps: [{ subject: 'Hello {{ first_name }}', text: '  indented {{ first_name }}', html }],
    },
    people: [
      { email: 'a@x.test', first_name },
      { email: 'b@x.test', first_name: 'Bea' },
    ],
  });
  open.push(state.db);
  await plan(state, NOW);
  const { render, data } = await preview(state, { output: 'approval.html' });
  const page = render?.html?.() ?? '';
  expect(page).toContain(`approve --digest ${String(data['digest'])} --by`);
  return page;
}

test('texts and values are escaped, and the html of a message stays in a frame without rights', async () => {
  const page = await pageOf('<p onclick="x()">Hi "{{ first_name }}"</p><script>steal()</script>');
  const [frame] = /<iframe[^>]+srcdoc="[^"]*">/.exec(page) ?? [];
  expect(frame).toContain('sandbox=""');
  const outside = page.replace(/srcdoc="[^"]*"/g, '');
  expect(outside).not.toMatch(/<script|onclick=|javascript:/);
  expect(outside).not.toContain('\u202e');
  expect(frame).toMatch(
    /srcdoc="<meta http-equiv=&quot;Content-Security-Policy&quot; content=&quot;default-src 'none'/,
  );
  expect(page).toContain(`default-src 'none'; style-src 'unsafe-inline'; img-src data:`);
});

test('it loads nothing from elsewhere, and has every message in full', async () => {
  const page = await pageOf('<p>Hi</p>', 'Ada');
  expect(page).not.toMatch(/(?:src|href)="(?!data:)/);
  expect(page).not.toMatch(/<link|@import|url\(/);
  for (const text of ['a@x.test', 'b@x.test', '  indented Ada', '  indented Bea', 'Message-ID'])
    expect(page).toContain(text);
  expect(page).toContain('width=device-width');
});

test('what cannot be written is told, and the rest can be approved', async () => {
  const page = await pageOf('<p>Hi</p>', '');
  expect(page).toContain('1 of 2 cannot be written');
  expect(page).toContain('missing_field');
});
