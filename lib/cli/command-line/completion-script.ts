/** The completion scripts for bash and zsh: they ask our scripts how a line may go on. */
import { COMPLETION_REQUEST } from './command-tree.ts';
import { quote } from '../runner/call-again.ts';

export const SHELLS = ['bash', 'zsh'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * The scripts in `folder` are completed under their own names, whatever the current folder and the
 * path in the call. Tab runs only those in `folder`, never another program of the same name. $SHELL
 * tells yargs which shell is asking.
 */
export function completionScript(shell: Shell, folder: string, scripts: readonly string[]): string {
  const names = scripts.map((script) => `${script}.ts`).join(' ');
  return (shell === 'bash' ? BASH : ZSH)
    .replaceAll('NAMES', () => names)
    .replaceAll('FOLDER', () => quote(folder))
    .replaceAll('REQUEST', () => COMPLETION_REQUEST);
}

/** Also works with the bash 3.2 of macOS. Without candidates, bash completes file names. */
const BASH = `# Completes the commands and flags of NAMES.
_campaign_management() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(
    SHELL=bash FOLDER"/\${1##*/}" REQUEST "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null
  )
}
complete -o bashdefault -o default -F _campaign_management NAMES
`;

const ZSH = `#compdef NAMES
# Completes the commands and flags of NAMES.
_campaign_management() {
  local -a found
  found=("\${(@f)$(SHELL=zsh FOLDER"/\${words[1]:t}" REQUEST "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$found[1]" ]]; then
    _describe 'campaign management' found
  else
    _files
  fi
}
if (( ! $+functions[compdef] )); then
  autoload -Uz compinit && compinit
fi
compdef _campaign_management NAMES
`;
