/** What stands before functions. */
export interface EdgeThings {}
