/** The most bytes that an answer prints without --full: what an agent reads at a glance. */
export const MOST_BYTES = 8_192;
