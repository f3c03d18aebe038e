/** The address that takes the place of a forgotten person's. */

/** Reserved (RFC 2606): no mail reaches it. */
export const PLACEHOLDER_DOMAIN = 'forgotten.invalid';
export const placeholderOf = (id: number): string => `forgotten-${id}@${PLACEHOLDER_DOMAIN}`;
