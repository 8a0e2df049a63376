/** Source: EventBridge ListEventBuses; Resource Groups Tagging API GetResources. @public */
export interface EventBus {
  /** The resource policy as JSON text; `null` without one. */
  policy: string | null;
  /** Whether it is the bus that every account has, to which AWS services send their events. */
  isDefault: boolean;
}

/** What a rule sends events to. @public */
export interface EventTarget {
  id: string;
  arn: string;
  /** ARN of the role that EventBridge sends with; `null` where the target's own policy lets it. */
  roleArn: string | null;
}

/** Source: EventBridge ListRules, ListTargetsByRule. @public */
export interface EventRule {
  /** Name of the bus. */
  bus: string;
  isEnabled: boolean;
  /** The AWS service that made and keeps the rule; `null` for one of the account's own. */
  managedBy: string | null;
  /** The event sources that its pattern names literally, such as `aws.guardduty`; `null` for a schedule. */
  sources: string[] | null;
  /** The detail types that its pattern names literally; `null` where it asks for none, so that any will do. */
  detailTypes: string[] | null;
  /** Not read (`not-read`) for rules that are disabled or managed by a service. */
  targets: EventTarget[];
}

/** Source: EventBridge ListEndpoints. @public */
export interface EventEndpoint {
  replication: 'ENABLED' | 'DISABLED';
}
