/** Decides whether two spellings name the same place. */

/**
 * In lower case, without accents, punctuation and a leading "the": `Côte d'Ivoire` and `COTE D
 * IVOIRE` become equal.
 */
export function foldName(text: string): string {
  return text
    .slice(0, 100)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/^st /, 'saint ');
}
