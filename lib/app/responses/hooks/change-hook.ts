/** Adds, changes and removes webhooks; the event log remembers each change. */
import type { HookChange, HookSettings } from '../../../domain/responses/hook.ts';
import type { Instant } from '../../../domain/time.ts';
import type { NewEvent } from '../../../domain/event.ts';

export type ChangeHookPort = {
  transact<T>(work: () => T): Promise<T>;
  putHook(hook: HookSettings, now: Instant): HookChange;
  /** False when there is no such hook. */
  deleteHook(name: string): boolean;
  appendEvent(event: NewEvent): void;
};

export function addHook(
  port: ChangeHookPort,
  hook: HookSettings,
  now: Instant,
): Promise<HookChange> {
  return port.transact(() => {
    const change = port.putHook(hook, now);
    if (change !== 'unchanged') noteChange(port, hook.name, now);
    return change;
  });
}

export function removeHook(port: ChangeHookPort, name: string, now: Instant): Promise<boolean> {
  return port.transact(() => {
    const removed = port.deleteHook(name);
    if (removed) noteChange(port, name, now);
    return removed;
  });
}

function noteChange(port: ChangeHookPort, name: string, now: Instant): void {
  port.appendEvent({ type: 'settings.changed', at: now, data: { scope: 'hook', id: name } });
}
