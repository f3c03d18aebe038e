/** The counters of one campaign. */

export const NOW = Date.parse('2026-03-06T18:00:00Z');

// day step variant mailbox provider metric n
export const COUNTERS = [
  '2026-03-02 0 A ann google    sent 50',
  '2026-03-02 0 B ann microsoft sent 50',
  '2026-03-02 0 A ann google rejected 2',
  '2026-03-02 0 A ann google bounced_hard 2',
  '2026-03-03 0 A ann google    replied 5',
  '2026-03-03 0 B ann microsoft replied 1',
  '2026-03-03 0 B ann microsoft undelivered 3',
  '2026-03-03 0 B ann microsoft bounced_hard 3',
  '2026-03-05 1 default ben google sent 40',
  '2026-03-05 1 default ben google unsubscribed 2',
  '2026-03-05 1 default ben google out_of_office 4',
  '2026-03-05 1 default ben google deferred 1',
  '2026-03-06 1 default ben google replied 2',
  '2026-03-06 1 default ben google undelivered 1',
  '2026-03-06 1 default ben google bounced_block 1',
];
