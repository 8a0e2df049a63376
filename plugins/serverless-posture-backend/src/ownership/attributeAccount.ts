import { uniqBy } from 'lodash';
import {
  Attribution,
  ATTRIBUTION_RULES,
  AttributionRuleName,
  Candidate,
  MOST_SUGGESTIONS,
} from './attribution';
import { annotationRule } from './rules/annotation';
import { defaultRule } from './rules/default';
import { linkRule } from './rules/link';
import { nameRule } from './rules/name';
import { overrideRule } from './rules/override';
import { roleRule } from './rules/role';
import {
  AttributionRule,
  AttributionSubject,
  RuleContext,
  RuleResult,
} from './rules/rule';
import { stackRule } from './rules/stack';
import { tagRule } from './rules/tag';
import { Surroundings } from './surroundings';

const rules: Record<AttributionRuleName, AttributionRule> = {
  override: overrideRule,
  annotation: annotationRule,
  tag: tagRule,
  stack: stackRule,
  link: linkRule,
  role: roleRule,
  default: defaultRule,
  name: nameRule,
};

/** What people said of the resource itself. */
const SAID: AttributionRuleName[] = ['override', 'annotation', 'tag'];

/** What each step decides by what the steps before it settled. Ties are followed twice: a role leads to what it may use. */
const STEPS: AttributionRuleName[][] = [
  SAID,
  ['stack'],
  ['link', 'role'],
  ['link', 'role'],
  ['default', 'name'],
];

/** How the evidence of what a parent passed on begins. */
const THROUGH = 'part of ';

/** How sure it is that somebody owns what lies among theirs. */
const NEIGHBOURHOOD = 0.3;

/**
 * Whom each resource of one account belongs to: what the first rule says that decides, else whom its parent belongs to,
 * else nobody. What else the rules found stays beside it.
 *
 * @param subjects - all that the account has: members of stacks, callers and roles speak for each other
 * @returns by id of the resource
 */
export function attributeAccount(
  subjects: AttributionSubject[],
  {
    units,
    ...rest
  }: Omit<RuleContext, 'around'> & {
    /** Ids of the organizational units above the account. */
    units?: string[];
  },
): Map<string, Attribution> {
  const around = new Surroundings(subjects, units);
  const context: RuleContext = { ...rest, around };
  const ordered = parentsFirst(subjects);
  const said = new Map<string, Record<string, RuleResult>>();
  const resultOf = (rule: AttributionRuleName, subject: AttributionSubject) =>
    said.get(subject.id)?.[rule] ?? rules[rule](subject, context);

  for (const subject of subjects) {
    said.set(
      subject.id,
      Object.fromEntries(
        SAID.map(rule => [rule, rules[rule](subject, context)]),
      ),
    );
  }
  const settled = new Map<string, Candidate>();
  let bySaid = new Map<string, Candidate>();
  for (const step of STEPS) {
    const found: [string, Candidate][] = [];
    for (const subject of subjects) {
      if (settled.has(subject.id)) continue;
      for (const rule of step) {
        const { candidate } = resultOf(rule, subject);
        if (candidate) {
          found.push([subject.id, { rule, ...candidate }]);
          break;
        }
      }
    }
    found.forEach(([id, candidate]) => settled.set(id, candidate));
    if (step === SAID) bySaid = new Map(settled);
    for (const { subject, parent } of ordered) {
      const passedOn = parent && settled.get(parent.id);
      if (passedOn && !settled.has(subject.id))
        settled.set(subject.id, throughParent(passedOn, parent.arn));
    }
    around.settle(bySaid, settled);
  }

  const most = around.mostOfAccount();
  const nearby: Candidate[] = most?.ownerRef
    ? [
        {
          rule: 'default',
          ownerRef: most.ownerRef,
          confidence: (NEIGHBOURHOOD * most.count) / most.of,
          evidence: `owns ${most.count} of the ${most.of} attributed resources of the account`,
        },
      ]
    : [];
  return new Map(
    subjects.map(subject => {
      const results = ATTRIBUTION_RULES.map(
        rule => [rule, resultOf(rule, subject)] as const,
      );
      return [
        subject.id,
        toAttribution(settled.get(subject.id), results, nearby),
      ];
    }),
  );
}

/** The winner with what the other rules say. */
function toAttribution(
  winner: Candidate | undefined,
  results: (readonly [AttributionRuleName, RuleResult])[],
  nearby: Candidate[],
): Attribution {
  const isOwn = winner && !winner.evidence.startsWith(THROUGH);
  const others = results.flatMap(([rule, { candidate }]) =>
    candidate && !(isOwn && rule === winner.rule)
      ? [{ rule, ...candidate }]
      : [],
  );
  const heard = isOwn
    ? results.slice(0, ATTRIBUTION_RULES.indexOf(winner.rule) + 1)
    : results;
  const notes = heard.flatMap(([, result]) => result.notes ?? []);
  const whole: Attribution = winner
    ? withService(winner, others)
    : { rule: 'unowned' };
  const suggestions = whole.ownerRef
    ? []
    : suggest(whole, [
        ...others,
        ...results.flatMap(([rule, result]) =>
          (result.suggestions ?? []).map(one => ({ rule, ...one })),
        ),
        ...nearby,
      ]);
  return {
    ...whole,
    ...(others.length > 0 ? { others: others.map(shortened) } : {}),
    ...(suggestions.length > 0 ? { suggestions } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/**
 * Who names an owner alone leaves the service open: another rule may tell it, if it is of the same owner. What people
 * decide about the owner changes nothing about the service.
 */
function withService(winner: Candidate, others: Candidate[]): Candidate {
  if (winner.serviceRef) return winner;
  const told = others.find(
    ({ serviceRef, ownerRef }) =>
      serviceRef &&
      (winner.rule === 'override' || ownerRef === winner.ownerRef),
  );
  return told
    ? {
        ...winner,
        serviceRef: told.serviceRef,
        evidence: `${winner.evidence}; its service: ${told.evidence}`,
      }
    : winner;
}

/** Owners that it may have, each once, the likeliest first. */
function suggest(whole: Attribution, candidates: Candidate[]): Candidate[] {
  const named = candidates.filter(
    ({ ownerRef, serviceRef }) =>
      ownerRef || (serviceRef && serviceRef !== whole.serviceRef),
  );
  return uniqBy(
    named.sort((a, b) => b.confidence - a.confidence),
    ({ ownerRef, serviceRef }) => ownerRef ?? serviceRef,
  )
    .slice(0, MOST_SUGGESTIONS)
    .map(shortened);
}

function throughParent(candidate: Candidate, arn: string): Candidate {
  const { evidence } = candidate;
  return {
    ...candidate,
    evidence: evidence.startsWith(THROUGH)
      ? evidence
      : `${THROUGH}${arn}: ${evidence}`,
  };
}

/** Two digits tell as much as sixteen. */
function shortened(candidate: Candidate): Candidate {
  return {
    ...candidate,
    confidence: Math.round(candidate.confidence * 100) / 100,
  };
}

/** Every resource after what contains it. One that contains itself would be an error of a collector; it must not hang a run. */
function parentsFirst(
  subjects: AttributionSubject[],
): { subject: AttributionSubject; parent?: AttributionSubject }[] {
  const byArn = new Map(subjects.map(subject => [subject.arn, subject]));
  const ordered = new Map<
    string,
    { subject: AttributionSubject; parent?: AttributionSubject }
  >();
  const visit = (subject: AttributionSubject, below: Set<string>) => {
    if (ordered.has(subject.id)) return;
    const parent = byArn.get(subject.parentArn ?? '');
    const isSound = parent && !below.has(parent.id);
    if (isSound) visit(parent, new Set(below).add(parent.id));
    ordered.set(subject.id, isSound ? { subject, parent } : { subject });
  };
  subjects.forEach(subject => visit(subject, new Set([subject.id])));
  return [...ordered.values()];
}
