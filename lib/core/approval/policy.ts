/** Checks policies and joins several: the result is as strict as each of them. */
import {
  APPROVAL_MODES,
  NO_POLICY,
  type ApprovalPolicy,
  type PolicyFile,
} from '../../domain/approval/policy.ts';

/**
 * Whether schemas/policy.schema.json accepts the value. The schema also says what is wrong with
 * one that it does not, but loading its checker takes longer than most commands.
 */
export function isPolicyFile(json: unknown): json is PolicyFile {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  return Object.entries(json).every(([key, value]) => CHECKS[key as keyof PolicyFile]?.(value));
}

const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
const CHECKS: Record<keyof PolicyFile, (value: unknown) => boolean> = {
  approval: (value) => (APPROVAL_MODES as readonly unknown[]).includes(value),
  maxPerDay: (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1_000_000,
  approvers: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 100 &&
    new Set(value).size === value.length &&
    value.every((name) => typeof name === 'string' && isName(name)),
  terminalOnly: isBoolean,
};

/** The name of a person: one line, without anything that a terminal acts on. */
export function isName(text: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} .,'@+_-]{0,98}[\p{L}\p{M}\p{N}.])?$/u.test(text);
}

/** Without a file nothing needs approval. */
export function strictestPolicy(files: readonly PolicyFile[]): ApprovalPolicy {
  const [first = NO_POLICY, ...others] = files.map((file) => ({ ...NO_POLICY, ...file }));
  return others.reduce(stricter, first);
}

function stricter(one: ApprovalPolicy, other: ApprovalPolicy): ApprovalPolicy {
  const rank = ({ approval }: ApprovalPolicy): number => APPROVAL_MODES.indexOf(approval);
  return {
    approval: rank(one) > rank(other) ? one.approval : other.approval,
    maxPerDay:
      one.maxPerDay === null || other.maxPerDay === null
        ? (one.maxPerDay ?? other.maxPerDay)
        : Math.min(one.maxPerDay, other.maxPerDay),
    approvers:
      one.approvers === null || other.approvers === null
        ? (one.approvers ?? other.approvers)
        : one.approvers.filter((name) => other.approvers?.includes(name)),
    terminalOnly: one.terminalOnly || other.terminalOnly,
  };
}
