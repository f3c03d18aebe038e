/** Does nothing: the least time that any script takes. */
export {};
