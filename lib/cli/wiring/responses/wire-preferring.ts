/** Wires the preference page, and the choices on it, to the wiring of unsubscribe links. */
import { createPreferences } from '../../../state/campaigns/contact/preferences.ts';
import { createPreferenceWriter } from '../../../state/campaigns/contact/put-preference.ts';
import { createSuppressions } from '../../../state/campaigns/suppressions.ts';
import { findMailbox } from '../../../state/campaigns/mailboxes.ts';
import type { State } from '../../../state/file/transact.ts';
import { wireUnsubscribing } from './wire-unsubscribing.ts';
import type { PreferPort } from '../../../app/responses/page/prefer.ts';
import type { ShowPreferencesPort } from '../../../app/responses/page/show-preferences.ts';

export function wirePreferring(state: State): PreferPort & ShowPreferencesPort {
  const { db } = state;
  return {
    ...wireUnsubscribing(state),
    ...createSuppressions(db),
    ...createPreferences(db),
    ...createPreferenceWriter(db),
    senderOf: (mailboxId) => findMailbox(db, mailboxId)?.fromName ?? null,
  };
}
