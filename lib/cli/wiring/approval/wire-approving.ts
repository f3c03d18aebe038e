/** Wires `approve` and the refusal of `send` to the state file and to the composing of messages. */
import { createApprovals } from '../../../state/approval/approvals.ts';
import { createApprovalWriter } from '../../../state/approval/put-approval.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { transact } from '../../../state/file/transact.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { wireComposing } from '../preview/wire-preview.ts';
import { wireApprovals } from './wire-approval.ts';
import { wireActions } from './wire-guard.ts';
import type { ApprovePort } from '../../../app/approval/approve.ts';
import type { RefuseSendPort } from '../../../app/approval/refuse-send.ts';
import type { Context } from '../../runner/command.ts';

export function wireApproving(
  context: Pick<Context, 'state' | 'env'>,
): ApprovePort & RefuseSendPort {
  const { state } = context;
  const { db } = state;
  return {
    ...wireApprovals(state),
    ...wireActions(state),
    ...wireComposing(context),
    ...createApprovals(db),
    ...createApprovalWriter(db),
    ...createEventLog(db),
    transact: (work) => transact(state, work),
    campaign: (id) => needCampaign(db, id).campaign,
  };
}
