/** Source: Account GetAlternateContact. Names and addresses are not kept. @public */
export interface SecurityContact {
  hasSecurityContact: boolean;
}

/**
 * A repository of packages.
 * Source: CodeArtifact ListRepositories, ListPackages.
 * @public
 */
export interface PackageRepository {
  domain: string;
  /** Packages that may be published directly, which are our own. */
  publishable: {
    /** With its namespace, such as `npm @shop/checkout`. */
    name: string;
    /** Whether versions may also come from upstream repositories and public registries. */
    upstreamAllowed: boolean;
  }[];
}

/**
 * Open events of AWS Health about functions, APIs and what they are made of.
 * Source: Health DescribeEvents, DescribeAffectedEntities.
 * @public
 */
export interface HealthLifecycleEvents {
  events: {
    arn: string;
    service: string;
    /** Such as `AWS_LAMBDA_PLANNED_LIFECYCLE_EVENT`. */
    typeCode: string;
    status: 'open' | 'upcoming';
    /** ISO 8601; `null` where AWS names none. */
    startTime: string | null;
    /** Entities that are not resolved. */
    entities: string[];
  }[];
}

/**
 * A domain of OpenSearch or Elasticsearch.
 * Source: OpenSearch DescribeDomains.
 * @public
 */
export interface OpenSearchDomain {
  /** `null` outside a VPC. */
  vpcId: string | null;
  /** The access policy as JSON text; `null` without one. */
  accessPolicy: string | null;
  fineGrainedAccess: boolean;
  anonymousAccess: boolean;
  encryptedAtRest: boolean;
  nodeToNodeEncryption: boolean;
  enforcesHttps: boolean;
  /** Such as `Policy-Min-TLS-1-2-PFS-2023-10`. */
  tlsPolicy: string;
}

/**
 * The service control policies of the organization, together; only the management account has them.
 * Source: Organizations ListPolicies, DescribePolicy, ListTargetsForPolicy.
 * @public
 */
export interface OrganizationPolicies {
  policies: {
    id: string;
    name: string;
    /** The document as JSON text. */
    content: string;
    /** Ids of roots, organizational units and accounts that it is attached to. */
    targets: string[];
  }[];
}

/**
 * Whether a Region keeps secrets where they belong.
 * Source: Secrets Manager ListSecrets, Systems Manager DescribeParameters.
 * @public
 */
export interface SecretStoreUsage {
  hasSecrets: boolean;
  /** Whether there is a parameter of the type SecureString. */
  hasSecureParameters: boolean;
}

/** Source: Shield DescribeSubscription, ListProtections. @public */
export interface ShieldSubscription {
  subscribed: boolean;
  autoRenew: boolean;
  /** ISO 8601; `null` without a subscription. */
  endTime: string | null;
  /** ARNs of what is protected. */
  protections: string[];
}

/** Source: X-Ray GetEncryptionConfig. @public */
export interface XRayEncryption {
  type: 'NONE' | 'KMS';
  /** ARN of the key; `null` for X-Ray's own. */
  keyId: string | null;
  status: 'UPDATING' | 'ACTIVE';
}
