import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ARNS,
  ANNOTATION_NAMES,
  ANNOTATION_STACKS,
  ANNOTATION_TAGS,
  FUNCTION_ANNOTATIONS,
} from 'backstage-plugin-serverless-posture-common';
import { canonicalArn, parseArn } from '../aws/arn';
import { Glob, glob } from './glob';
import { PatternIndex } from './patternIndex';
import { pushTo } from './pushTo';

/** What an entity's annotations claim. */
export interface Claim {
  entityRef: string;
  /** The annotation, for people. */
  annotation: string;
  /** One of the patterns that it lists, or its tags. */
  value: string;
}

/** A claim to what a pattern matches: an ARN, a name or a stack. */
export interface PatternClaim extends Claim {
  pattern: Glob;
}

/** A claim to the resources that carry all of some tags. */
export interface TagClaim extends Claim {
  tags: [key: string, value: string][];
}

/** Claims of one kind, found without looking at all of them. */
class PatternClaims {
  private readonly exact = new Map<string, PatternClaim[]>();
  private readonly patterns = new PatternIndex<PatternClaim>();

  /** @param anchor - the part of a pattern that tells most claims apart, and of a text likewise */
  constructor(private readonly anchor: (text: string) => string = same) {}

  add(claim: PatternClaim, text: string): void {
    const { exact } = claim.pattern;
    if (exact) pushTo(this.exact, exact, claim);
    else this.patterns.add(this.anchor(text), claim);
  }

  /** Those that match; where one names the text itself, the patterns are not asked. */
  of(text: string): PatternClaim[] {
    const exact = this.exact.get(text);
    if (exact) return exact;
    return [...this.patterns.candidates(this.anchor(text))].filter(
      ({ pattern }) => pattern.matches(text),
    );
  }
}

/** Everything that annotations claim. */
export class Claims {
  private readonly arns = new PatternClaims(resourcePart);
  private readonly names = new PatternClaims();
  private readonly stacks = new PatternClaims();
  /** By the first of their tags, as `key=value`. */
  private readonly tags = new Map<string, TagClaim[]>();
  /** Annotations that say nothing, as sentences for a log. */
  readonly problems: string[] = [];

  add(entity: Entity, entityRef: string): void {
    const claim = (
      to: PatternClaims,
      annotations: string[],
      canonical: (text: string) => string = same,
    ) => {
      for (const [annotation, value] of listed(entity, annotations)) {
        const text = canonical(value);
        to.add({ entityRef, annotation, value, pattern: glob(text) }, text);
      }
    };
    claim(
      this.arns,
      [...bothPrefixes(ANNOTATION_ARNS), ...FUNCTION_ANNOTATIONS],
      canonicalArn,
    );
    claim(this.names, bothPrefixes(ANNOTATION_NAMES));
    claim(this.stacks, bothPrefixes(ANNOTATION_STACKS));
    for (const annotation of bothPrefixes(ANNOTATION_TAGS)) {
      const tags = tagClaim(entity, entityRef, annotation);
      if (typeof tags === 'string') this.problems.push(tags);
      else if (tags) pushTo(this.tags, tags.tags[0].join('='), tags);
    }
  }

  ofArn(arn: string): PatternClaim[] {
    return this.arns.of(arn);
  }

  ofName(name: string): PatternClaim[] {
    return this.names.of(name);
  }

  ofStack(stack: string): PatternClaim[] {
    return this.stacks.of(stack);
  }

  ofTags(tags: Record<string, string>): TagClaim[] {
    const own = new Map(Object.entries(tags));
    return [...own].flatMap(([key, value]) =>
      (this.tags.get(`${key}=${value}`) ?? []).filter(claim =>
        claim.tags.every(([name, wanted]) => own.get(name) === wanted),
      ),
    );
  }
}

/** An annotation as we write it, and as others have it without `aws.`. */
function bothPrefixes(annotation: string): string[] {
  return [annotation, annotation.replace(/^aws\./, '')];
}

/**
 * What stands after the account in an ARN or a pattern for ARNs. Empty where that can't be told, as in a pattern whose
 * `*` stands for several parts at once.
 */
function resourcePart(text: string): string {
  const arn = parseArn(text);
  return arn && /^(?:\d{12}|\*|)$/.test(arn.accountId) ? arn.resource : '';
}

/** The entity's claim by tags, undefined without one, or what is wrong with it. */
function tagClaim(
  entity: Entity,
  entityRef: string,
  annotation: string,
): TagClaim | string | undefined {
  const pairs = listed(entity, [annotation]).map(([, value]) => value);
  if (pairs.length === 0) return undefined;
  const tags: TagClaim['tags'] = [];
  for (const pair of pairs) {
    const [key, ...rest] = pair.split('=');
    // Left out, the others would claim more than was meant.
    if (!key || rest.length === 0) {
      return `${entityRef}: ${annotation}: '${pair}' is no key=value; the annotation is ignored`;
    }
    tags.push([key.trim(), rest.join('=').trim()]);
  }
  return { entityRef, annotation, value: pairs.join(','), tags };
}

/** The items of comma-separated annotations. */
function listed(
  { metadata }: Entity,
  annotations: string[],
): [annotation: string, value: string][] {
  return annotations.flatMap(annotation =>
    (metadata.annotations?.[annotation] ?? '')
      .split(',')
      .map(item => item.trim())
      .filter(Boolean)
      .map((value): [string, string] => [annotation, value]),
  );
}

function same(text: string): string {
  return text;
}
