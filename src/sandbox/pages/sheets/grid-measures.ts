/** The height of the column letters and the width of the row numbers, in pixels; the style says the same. */
export const headHeight = 24;
export const headWidth = 44;
