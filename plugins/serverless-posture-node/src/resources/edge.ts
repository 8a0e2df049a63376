/** What stands before functions: further parts of APIs, AppSync, CloudFront, load balancers. @public */
export interface EdgeResources {}
