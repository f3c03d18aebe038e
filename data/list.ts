/**
 * Reads a list of phrases that is written as running text: `list` with ` | ` between them, over as
 * many lines as it takes.
 */

/** The phrases in their order, each trimmed. */
export function list(text: TemplateStringsArray): readonly string[] {
  // The whole text at once: all lists are made when the program starts.
  return (text[0] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .split(/ ?\| ?/);
}
