/** Wires the choices of recipients on the preference page to the wiring of unsubscribe links. */
import { createPreferences } from '../../../state/campaigns/contact/preferences.ts';
import { createPreferenceWriter } from '../../../state/campaigns/contact/put-preference.ts';
import { createSuppressions } from '../../../state/campaigns/suppressions.ts';
import type { State } from '../../../state/file/transact.ts';
import { wireUnsubscribing } from './wire-unsubscribing.ts';
import type { PreferPort } from '../../../app/responses/prefer.ts';

export function wirePreferring(state: State): PreferPort {
  const { db } = state;
  return {
    ...wireUnsubscribing(state),
    ...createSuppressions(db),
    ...createPreferences(db),
    ...createPreferenceWriter(db),
  };
}
