/** Functions that prepare an object which nobody else knows yet. */
export const SETS_UP = /(^|_)(re)?(init|alloc|create|new|setup|probe|open|clone|register)(_|$)/;
