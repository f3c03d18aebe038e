/** Every text that a stranger can write, at every place where the live page shows it. */
import { inventedOverview } from './invented-overview.ts';
import type { LiveOverview, LivePersonName } from '../../../lib/domain/live/overview.ts';

export const HOSTILE = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror=alert(1)>',
  '\u202egnp.exe moc.elgoog\u202c',
  `${'Long '.repeat(58)}tail end`,
  'x'.repeat(300),
  '👩‍👩‍👧‍👦 Family & Söhne 🎉',
  'javascript:alert(document.domain)',
  "' onmouseover='alert(1)",
  '</section></main><style>*{display:none}</style>',
  '{{constructor.constructor("alert(1)")()}}',
  'مرحبا بالعالم',
  'line\u2028break\u0000\u0007 nul',
];

export function hostileOverview(): LiveOverview {
  const plain = inventedOverview(60);
  const bad = (i: number) => HOSTILE[i % HOSTILE.length]!;
  const person = (i: number): LivePersonName => ({
    prospectId: i + 1,
    email: `"${bad(i)}"@evil.test`,
    name: bad(i),
    company: bad(i + 6),
  });
  return {
    ...plain,
    campaigns: plain.campaigns.map((each, i) => ({ ...each, name: bad(i * 4) })),
    upcoming: plain.upcoming.map((each, i) => ({ ...each, person: person(i) })),
    recent: plain.recent.map((each, i) => ({
      ...each,
      person: person(i),
      campaignName: bad(i + 3),
    })),
    replies: HOSTILE.map((text, i) => ({ ...plain.replies[0]!, person: person(i), text })),
  };
}
