/** The rules by their rank: of two that decide, the earlier one wins. */
export const ATTRIBUTION_RULES = [
  'override',
  'annotation',
  'tag',
  'stack',
  'link',
  'role',
  'default',
  'name',
] as const;

/** Which rule decided. */
export type AttributionRuleName = (typeof ATTRIBUTION_RULES)[number];

/** What one rule says of a resource: at least one of owner and service, and why. */
export interface Candidate {
  rule: AttributionRuleName;
  ownerRef?: string;
  serviceRef?: string;
  /** How sure the rule is, from 0 to 1; see {@link CONFIDENCE}. It never changes the rank of a rule. */
  confidence: number;
  /** As a sentence that names what it rests on. */
  evidence: string;
}

/** Who a resource belongs to, and why. */
export interface Attribution {
  ownerRef?: string;
  serviceRef?: string;
  rule: AttributionRuleName | 'unowned';
  /** From 0 to 1; absent where nothing decided. */
  confidence?: number;
  evidence?: string;
  /** What the other rules say, by rank: some agree, some lost. */
  others?: Candidate[];
  /** Of what nobody owns: who it may belong to, the likeliest first. */
  suggestions?: Candidate[];
  /** Such as an owner that a tag names and the catalog lacks. */
  notes?: string[];
}

/** Suggestions of one resource: who has to choose among more has been told nothing. */
export const MOST_SUGGESTIONS = 3;

/**
 * How often each kind of evidence is right, as a share from 0 to 1. People's own words come first; what is concluded
 * from others is worth what agrees, and a name alone is a guess.
 */
export const CONFIDENCE = {
  override: 1,
  arn: 0.98,
  arnPattern: 0.95,
  namePattern: 0.9,
  stackAnnotation: 0.95,
  tagAnnotation: 0.95,
  tagRef: 0.97,
  tagName: 0.93,
  stackMembers: 0.85,
  stackName: 0.7,
  link: 0.75,
  role: 0.65,
  default: 0.5,
  name: 0.4,
} as const;
