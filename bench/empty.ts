/** Does nothing: the floor that every script stands on. */
export {};
