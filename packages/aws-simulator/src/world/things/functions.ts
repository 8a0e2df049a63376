/** What belongs to functions. */
export interface FunctionThings {}
