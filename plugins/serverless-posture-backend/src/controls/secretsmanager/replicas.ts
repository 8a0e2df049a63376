/** Replicas are rotated where their primary secret is, and judged there. */
export const REPLICA = 'it is a replica, whose primary secret is judged';
