/** Checks files of the operator against the schemas in schemas/ (ajv), and lists their faults. */
import { readFileSync } from 'node:fs';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { SchemaFault } from '../domain/problem.ts';

const CAMPAIGN = new URL('../../schemas/campaign.schema.json', import.meta.url);
const RATE_RULES = new URL('../../schemas/rate-rules.schema.json', import.meta.url);
const POLICY = new URL('../../schemas/policy.schema.json', import.meta.url);

/** Every fault of a campaign file, in its order; empty: `json` is a CampaignDraft. */
export function findSchemaFaults(json: unknown): Promise<SchemaFault[]> {
  return findFaults(json, CAMPAIGN);
}

/** Every fault of a file of rate rules; empty: `json` is a list of RateRuleFile. */
export function findRuleFaults(json: unknown): Promise<SchemaFault[]> {
  return findFaults(json, RATE_RULES);
}

/** Every fault of a policy; empty: `json` is a PolicyFile. */
export function findPolicyFaults(json: unknown): Promise<SchemaFault[]> {
  return findFaults(json, POLICY);
}

async function findFaults(json: unknown, file: URL): Promise<SchemaFault[]> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  // Read as a file, because importing JSON prints a warning on Node 20.
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
  const validate = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
  }).compile(schema);
  if (validate(json)) return [];
  return (validate.errors ?? []).map(asFault);
}

function asFault(error: ErrorObject): SchemaFault {
  const schema = (error.parentSchema ?? {}) as {
    description?: string;
    examples?: unknown[];
    enum?: unknown[];
    properties?: Record<string, { description?: string; examples?: unknown[] }>;
  };
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const fault: SchemaFault = {
    path,
    rule: 'other',
    key: null,
    received: error.data,
    expected: schema.description ?? error.message ?? 'another value',
    choices: [],
    example: schema.examples?.[0],
  };
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return {
        ...fault,
        rule: 'unknown_key',
        key,
        received: (error.data as Record<string, unknown>)[key],
        choices: Object.keys(schema.properties ?? {}),
      };
    }
    case 'required': {
      const key = String(params['missingProperty']);
      const wanted = schema.properties?.[key];
      return {
        ...fault,
        rule: 'missing_key',
        key,
        received: undefined,
        expected: wanted?.description ?? 'a value',
        example: wanted?.examples?.[0],
      };
    }
    case 'type':
      return { ...fault, rule: 'type' };
    case 'enum':
    case 'const':
      return { ...fault, rule: 'choice', choices: (schema.enum ?? []).map(String) };
    default:
      return fault;
  }
}

/** RFC 6901 section 4; array indexes become numbers. */
function unescapePointer(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
}
