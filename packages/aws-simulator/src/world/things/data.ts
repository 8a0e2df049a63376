/** Where functions keep and pass data. */
export interface DataThings {}
