/** Marks a row that keys move to. */
export const ROW = { 'data-posture-row': '' } as const;

/** Marks what of a row takes the focus: its link, or the button that opens it. */
export const ROW_TARGET = { 'data-posture-target': '' } as const;
