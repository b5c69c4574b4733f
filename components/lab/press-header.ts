/** Carries the name of a press from the page to the server. */
export const PRESS_HEADER = 'x-menara-press';
