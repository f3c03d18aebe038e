/** What of a reply its writer typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleReply } from '../../lib/core/visible-reply.ts';

describe('the visible reply', () => {
  it.each([
    ['has no Gmail quote', 'Sounds good.\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n\n> Hello Bea\n> unsubscribe here', 'Sounds good.'],
    ['has no quote whose attribution is wrapped', 'Yes\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <\nann@acme.test> wrote:\n> Hello', 'Yes'],
    ['has no Outlook header block', 'Please call.\n\n________________________________\nFrom: Ann Lee\nSent: Monday, June 1, 2026 9:00\nTo: Bea\nSubject: Hi\n\nHello Bea', 'Please call.'],
    ['has no German header block', 'Gerne.\n\nVon: Ann Lee\nGesendet: Montag, 1. Juni 2026\nAn: Bea\nBetreff: Hallo\n\nHallo Bea', 'Gerne.'],
    ['has no original message', 'No.\n\n-----Original Message-----\nHello Bea', 'No.'],
    ['has no German quote', 'Nein danke.\n\nAm 01.06.2026 um 09:00 schrieb Ann Lee:\n> Hallo', 'Nein danke.'],
    ['has no French quote', 'Non.\n\nLe lun. 1 juin 2026 à 09:00, Ann Lee <ann@acme.test> a écrit :\n> Bonjour', 'Non.'],
    ['has no Spanish quote', 'No.\n\nEl lun, 1 jun 2026 a las 9:00, Ann Lee (<ann@acme.test>) escribió:\n> Hola', 'No.'],
    ['has no Japanese quote', '結構です。\n\n2026年6月1日(月) 9:00 Ann Lee <ann@acme.test>:\n> こんにちは', '結構です。'],
    ['has no signature', 'Yes.\n\n-- \nBea Bly\nExample Ltd', 'Yes.'],
    ['has no telephone signature', 'Yes.\n\nSent from my iPhone', 'Yes.'],
    ['keeps what stands below the quote', 'On 1 Jun 2026, Ann Lee <ann@acme.test> wrote:\n> Hello Bea\n\nNo thanks.', 'No thanks.'],
    ['keeps answers between quotes', 'Hi,\n\nOn 1 Jun 2026, Ann wrote:\n> Do you ship?\nYes, daily.\n> Abroad?\nNo.\n> Ann', 'Hi,\n\nYes, daily.\nNo.'],
    ['keeps a text without quotes as it is', 'One.\n\n  Two, as I wrote:\nThree', 'One.\n\n  Two, as I wrote:\nThree'],
    ['keeps "From: my side" in a sentence', 'From: my side it is fine.\nBea', 'From: my side it is fine.\nBea'],
    ['of a forward without words is empty', '---------- Forwarded message ---------\nFrom: Ann <ann@acme.test>\n\nHello', ''],
    ['of nothing is nothing', '', ''],
  ])('%s', (_fact, text, expected) => {
    expect(visibleReply(text)).toBe(expected);
  });

  it('never holds a line that the text does not', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('> quoted', 'On 1 Jun 2026, Ann wrote:', '-- ', 'From: Ann', '')), { maxLength: 30 }), (lines) => {
      const source = new Set(lines.join('\n').replace(/\r\n?/g, '\n').split('\n').map((line) => line.trimEnd()));
      for (const line of visibleReply(lines.join('\n')).split('\n')) if (line.trim() !== '') expect(source).toContain(line.trimEnd());
    }));
  });

  it('of its own result is the same again when no quote was kept', () => {
    const once = visibleReply('Sounds good.\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n> Hello');
    expect(visibleReply(once)).toBe(once);
  });
});
