/** Where functions keep and pass data: queues, topics, tables, buckets, databases, secrets, keys. @public */
export interface DataResources {}
