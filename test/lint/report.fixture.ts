/** Lints code that is no file of the project, as if it stood at a path. */
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect } from 'vitest';

// Snippets are no files of the project, so nothing can be said about their types.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
export const HEADER = '/** Decides something. */\n';

/** The rules that report `code` in a file at `path`. */
export async function reported(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  return [...new Set(messages.map(({ ruleId }) => ruleId ?? 'none'))].filter(
    (rule) => rule !== '@typescript-eslint/no-unused-vars',
  );
}
