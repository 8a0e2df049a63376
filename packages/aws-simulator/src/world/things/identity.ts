/** Who is let in, and what is orchestrated. */
export interface IdentityThings {}
