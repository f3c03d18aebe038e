/** `rate_limiter.ts configure --public`: where `serve` is reached, before or while it runs. */
import { setAddress } from '../../campaigns/set-address.ts';
import { commonFlags } from '../../runner/flags.ts';
import { usage } from '../../runner/parse.ts';
import { PATH } from './limit-change.ts';
import type { Answer, Context } from '../../runner/command.ts';

const NONE = 'none';

/** Throws Failure `usage`. */
export async function answerPublic(
  context: Context,
  given: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const { public: text, dryRun, ...rest } = given;
  const others = Object.entries(rest).filter(([name]) => !Object.hasOwn(commonFlags, name));
  if (others.some(([, value]) => value !== undefined && value !== false))
    throw usage(
      '--public was given together with limits; expected it alone.',
      'Make a call of its own for the limits.',
      PATH,
    );
  const { url, before } = await setAddress(context, text === NONE ? null : String(text), PATH);
  const next = [];
  if (url !== null)
    next.push({
      why: 'Answer the unsubscribe links of messages; run it as a service behind a TLS proxy',
      run: context.callAgain('response_tracker', `serve --public ${url}`),
    });
  return { data: { scope: 'public_url', publicUrl: url, before, dryRun }, next };
}
