/** What a rule does with a request that it matches. @public */
export type WafAction = 'block' | 'allow' | 'count' | 'captcha' | 'challenge';

/** What of a request a statement looks at. @public */
export interface WafField {
  /** As AWS names it: `Body`, `JsonBody`, `UriPath`, `SingleHeader`, … */
  part: string;
  /** What happens with more than is inspected; `null` where the part has no limit. */
  oversize: 'CONTINUE' | 'MATCH' | 'NO_MATCH' | null;
}

/** What a rule group's rules do in place of their own action. @public */
export interface WafOverride {
  rule: string;
  action: WafAction;
}

/** One node of what a rule matches. Texts that are compared with are not kept: some are secrets. @public */
export type WafStatement =
  | { kind: 'and' | 'or'; statements: WafStatement[] }
  | { kind: 'not'; statement: WafStatement }
  | {
      kind: 'managed-group';
      vendor: string;
      name: string;
      overrides: WafOverride[];
      /** Only requests that match it are looked at; `null` for all. */
      scopeDown: WafStatement | null;
    }
  | { kind: 'group'; arn: string; overrides: WafOverride[] }
  | {
      kind: 'rate';
      /** Requests per window. */
      limit: number;
      /** Seconds. */
      window: number;
      /** `IP`, `FORWARDED_IP`, `CUSTOM_KEYS` or `CONSTANT`. */
      aggregate: string;
      /** What happens where the header of a forwarded address holds none; without the header the rule doesn't apply. */
      fallback: 'MATCH' | 'NO_MATCH' | null;
      scopeDown: WafStatement | null;
    }
  | { kind: 'sqli' | 'xss'; field: WafField }
  | { kind: 'size'; field: WafField; operator: string; size: number }
  | { kind: 'ip-set'; arn: string }
  | { kind: 'geo' }
  | { kind: 'label'; key: string }
  | {
      kind: 'match';
      /** As AWS names it, such as `ByteMatchStatement`. */
      of: string;
      field: WafField | null;
    };

/** @public */
export interface WafRule {
  name: string;
  /** `null` for a rule group, whose rules have their own. */
  action: WafAction | null;
  /** Whether a rule group only counts; `false` for other rules. */
  countsOnly: boolean;
  statement: WafStatement;
  hasMetrics: boolean;
  hasSampledRequests: boolean;
}

/** Which requests are logged. @public */
export interface WafLogging {
  /** ARNs of log groups, buckets or delivery streams. */
  destinations: string[];
  /** For requests that no filter matches. */
  defaultBehavior: 'KEEP' | 'DROP';
  filters: {
    behavior: 'KEEP' | 'DROP';
    requirement: 'MEETS_ALL' | 'MEETS_ANY';
    /** Actions such as `BLOCK` that are asked for. */
    actions: string[];
    /** How many labels are asked for. */
    labels: number;
  }[];
}

/** What refers to a web ACL. @public */
export type WafProtected = 'API_GATEWAY' | 'APPSYNC' | 'COGNITO' | 'CLOUDFRONT';

/** Source: WAF GetWebACL, ListLoggingConfigurations. @public */
export interface WebAcl {
  /** What kinds of resources that we know refer to it. */
  protects: WafProtected[];
  /** In the order of their evaluation, with rule groups of Firewall Manager. */
  rules: WafRule[];
  defaultAction: 'allow' | 'block';
  /** Bytes of a body that are inspected, by kind of what is protected. */
  bodyLimits: Partial<Record<WafProtected, number>>;
  /** `null` where nothing is logged. */
  logging: WafLogging | null;
}

/** Source: WAF GetRuleGroup. @public */
export interface WafRuleGroup {
  /** In the order of their evaluation. */
  rules: WafRule[];
}

/** A rule or rule group that a web ACL of WAF Classic uses. @public */
export interface ClassicWafRule {
  id: string;
  kind: 'REGULAR' | 'RATE_BASED' | 'GROUP';
  /** How many conditions a rule has, or rules a group; `null` where none are needed: a rate holds for every request. */
  holds: number | null;
}

/**
 * A web ACL of WAF Classic, regional or of distributions. AWS ended the service on 30 September 2025; what still refers to
 * it shows here. Source: WAF Classic GetWebACL, GetRule, ListActivatedRulesInRuleGroup, GetLoggingConfiguration. @public
 */
export interface ClassicWebAcl {
  /** Its rules and rule groups, with the rules of these groups. */
  rules: ClassicWafRule[];
  /** ARNs of delivery streams; empty where nothing is logged. */
  logDestinations: string[];
}

/** Source: WAF GetIPSet. @public */
export interface WafIpSet {
  /** Ranges in CIDR notation. */
  addresses: string[];
}
