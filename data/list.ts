/**
 * Reads a list of phrases that is written as running text: `list` with ` | ` between them, over as
 * many lines as it takes.
 */

/** The phrases in their order, each trimmed. */
export function list(text: TemplateStringsArray): readonly string[] {
  return (text[0] ?? '').split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
}
