/** Source: Lambda ListLayers, ListLayerVersions, GetLayerVersionPolicy. @public */
export interface LambdaLayerVersion {
  layerName: string;
  version: number;
  /** Who may use it, as JSON text; `null` where Lambda says that nobody else may. */
  policy: string | null;
}

/** How a function gets events from a stream, a queue or a broker. Source: Lambda ListEventSourceMappings. @public */
export interface LambdaEventSourceMapping {
  /** With the qualifier, where it calls an alias or a version. */
  functionArn: string;
  /** `null` for self-managed Kafka. */
  eventSourceArn: string | null;
  /** True for a Kafka cluster outside MSK. */
  selfManaged: boolean;
  /** How it signs in and verifies, such as `SASL_SCRAM_512_AUTH`, `SERVER_ROOT_CA_CERTIFICATE` or `VPC_SUBNET`. */
  sourceAccess: string[];
  /** ARN of the queue, topic or bucket for records that failed; `null` without one. */
  failureDestinationArn: string | null;
}

/** Source: Lambda ListCodeSigningConfigs, ListFunctionsByCodeSigningConfig. @public */
export interface LambdaCodeSigningConfig {
  onUntrustedArtifact: 'Warn' | 'Enforce';
  /** ARNs of the versions of signing profiles that are trusted. */
  publisherArns: string[];
  /** ARNs of the functions that it holds for. */
  functionArns: string[];
}

/** A version of a signing profile that a code signing configuration trusts. Source: Signer GetSigningProfile. @public */
export interface SigningProfile {
  /** Such as `Active`, `Canceled` or `Revoked`. */
  status: string;
}

/** Source: Lambda GetRuntimeManagementConfig. @public */
export interface LambdaRuntimeManagement {
  updateRuntimeOn: 'Auto' | 'Manual' | 'FunctionUpdate';
  /** The runtime version that it is pinned to; `null` unless the mode is `Manual`. */
  runtimeVersionArn: string | null;
}

/** Source: Lambda GetFunctionRecursionConfig. @public */
export interface LambdaRecursion {
  recursiveLoop: 'Allow' | 'Terminate';
}

/** What happens to asynchronous events that failed. Source: Lambda ListFunctionEventInvokeConfigs. @public */
export interface LambdaEventInvoke {
  /** ARNs of what gets them, of all qualifiers. */
  onFailureArns: string[];
}

/** Source: Lambda GetFunctionConcurrency. @public */
export interface LambdaConcurrency {
  /** 0 switches the function off; `null` where only the account's limit holds. */
  reserved: number | null;
}

/**
 * Whether a function can be called and deployed; listings of functions leave it out. Source: Lambda GetFunctionConfiguration.
 * @public
 */
export interface LambdaState {
  /** `Inactive` is what a function becomes that nobody calls, and what it is while it waits for its network. */
  state: 'Pending' | 'Active' | 'Inactive' | 'Failed';
  /** Why, such as `Idle` or `DisabledKMSKey`; `null` for an active one. */
  reasonCode: string | null;
  /** Of the last deployment or change; `null` where AWS tells none. */
  lastUpdate: 'Successful' | 'Failed' | 'InProgress' | null;
  /** Why the last update failed; `null` where it didn't. */
  lastUpdateReasonCode: string | null;
}
