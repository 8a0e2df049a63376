/** Who is let in and what is orchestrated: Cognito, WAF, Step Functions, EventBridge. @public */
export interface IdentityResources {}
