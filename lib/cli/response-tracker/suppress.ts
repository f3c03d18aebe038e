/**
 * `response_tracker.ts suppress`: adds, lists and removes addresses and domains that never get a
 * message.
 */
import { Failure } from '../../domain/failure.ts';
import { normaliseAddress } from '../../input/normalise-address.ts';
import { listSuppressions } from '../../state/campaigns/suppressions.ts';
import type { SuppressionTarget } from '../../domain/campaigns/suppression.ts';
import {
  canonicalAddress,
  canonicalDomain,
} from '../../core/campaigns/prospects/canonical-address.ts';
import { suppress, unsuppress } from '../../app/responses/suppress.ts';
import { defineCommand } from '../runner/command.ts';
import { dryRunFlag, listFlags } from '../runner/flags.ts';
import { pageOf } from '../runner/page.ts';
import { show, usage } from '../runner/parse.ts';
import { readDomain } from '../campaigns/read-domain.ts';
import { iso } from '../runner/values.ts';
import { wireSuppressing } from '../wiring/responses/wire-suppressing.ts';

const PATH = 'response_tracker.ts suppress';

export const command = defineCommand({
  about:
    'Never send to an address or domain again; without an address or a domain, list the suppressions',
  examples: [
    '--email bob@example.com --reason "asked by phone"',
    '--domain example.com --reason "a competitor" --dry-run',
  ],
  flags: {
    email: {
      kind: 'texts',
      about: 'An address; repeat the flag for several',
      placeholder: 'bob@example.com',
    },
    domain: {
      kind: 'texts',
      about: 'A domain and all below it; repeat the flag for several',
      placeholder: 'example.com',
    },
    reason: { kind: 'text', about: 'The reason; required to add', placeholder: '"asked by phone"' },
    remove: {
      kind: 'switch',
      about: 'Allow sending to them again; sequences that were stopped stay stopped',
    },
    ...listFlags,
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'create',
  async run({ state, clock }, values) {
    const targets = [
      ...(values.email ?? []).map(readAddress),
      ...(values.domain ?? []).map(readSuppressed),
    ];
    if (targets.length === 0) {
      if (values.remove || values.reason !== undefined)
        throw usage(
          '--remove and --reason need an --email or a --domain.',
          `Example: ${PATH} --email bob@example.com --reason "asked by phone"`,
          PATH,
        );
      const { rows, total } = listSuppressions(state.db, {
        after: values.cursor ?? '',
        limit: values.limit + 1,
      });
      const shown = rows.map((row) => ({
        kind: row.kind,
        value: row.value,
        reason: row.reason,
        source: row.source,
        at: iso(row.at),
      }));
      return {
        data: {
          suppressions: pageOf(shown, {
            ...values,
            total,
            cursorOf: ({ kind, value }) => `${kind}:${value}`,
          }),
        },
      };
    }
    const now = clock.now();
    const port = wireSuppressing(state);
    if (values.remove) {
      const removed = await unsuppress(port, { targets, now });
      return { data: { removed, unchanged: targets.length - removed, dryRun: values.dryRun } };
    }
    const reason = values.reason;
    if (reason === undefined)
      throw usage(
        '--reason is missing; expected a text.',
        `Example: ${PATH} --email bob@example.com --reason "asked by phone"`,
        PATH,
      );
    const { added, stopped } = await suppress(port, { targets, reason, now });
    return {
      data: {
        added,
        unchanged: targets.length - added,
        sequencesStopped: stopped,
        dryRun: values.dryRun,
      },
    };
  },
});

function readAddress(text: string): SuppressionTarget {
  const checked = normaliseAddress(text.trim());
  if (!checked.ok)
    throw new Failure({
      code: 'usage',
      exit: 'usage',
      message: `--email ${show(text)} is not a plain email address.`,
      hint: `Example: ${PATH} --email bob@example.com --reason "asked by phone"`,
    });
  return { kind: 'address', value: checked.address, canonical: canonicalAddress(checked.address) };
}

function readSuppressed(text: string): SuppressionTarget {
  const value = readDomain(text, {
    flag: '--domain',
    wide: '--domain',
    path: PATH,
    example: `${PATH} --domain example.com --reason "a customer"`,
  });
  return { kind: 'domain', value, canonical: canonicalDomain(value) };
}
