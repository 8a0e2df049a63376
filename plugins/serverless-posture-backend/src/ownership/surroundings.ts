import { parseArn } from '../aws/arn';
import { Ballot, Refs, total, Vote } from './ballot';
import { linkKeys } from './links';
import { pushTo } from './pushTo';
import type { AttributionSubject } from './rules/rule';
import { stackOf } from './stack';

/** Services whose resources do something on somebody's behalf, so that what refers to them is theirs. */
const ACTING = new Set(['lambda', 'apigateway', 'states', 'appsync']);

/** Whom each resource belongs to, as far as it is settled. */
export type Settled = ReadonlyMap<string, Refs>;

/** What is around the resources of one account: their stacks, the ties between them and the roles that they share. */
export class Surroundings {
  private readonly stacks = new Map<string, AttributionSubject[]>();
  private readonly roles = new Map<string, AttributionSubject[]>();
  private readonly neighbours = new Map<string, AttributionSubject[]>();
  private readonly ballots = new Map<string, Vote[]>();
  /** By what people said of the resources themselves. */
  private said: Settled = new Map();
  private settled: Settled = new Map();

  /** @param units - ids of the organizational units above the account */
  constructor(
    private readonly subjects: AttributionSubject[],
    private readonly units: string[] = [],
  ) {
    const byKey = new Map<string, AttributionSubject>();
    for (const subject of subjects) {
      for (const key of linkKeys(subject.arn)) byKey.set(key, subject);
      const stack = stackKey(subject);
      if (stack) pushTo(this.stacks, stack, subject);
      if (subject.links?.role) pushTo(this.roles, subject.links.role, subject);
    }
    for (const subject of subjects) {
      const { role, to = [], from = [] } = subject.links ?? {};
      for (const key of role ? [role, ...to] : to) {
        const target = byKey.get(key);
        if (target) this.tie(subject, target);
      }
      for (const key of from) {
        const caller = byKey.get(key);
        if (caller) this.tie(caller, subject);
      }
    }
  }

  /** What later questions are answered by: whom resources belong to by what people said of them, and by all rules so far. */
  settle(said: Settled, settled: Settled): void {
    this.said = said;
    this.settled = settled;
    this.ballots.clear();
  }

  /** Whom the other members of the resource's stack belong to that people said something of. */
  membersOfStack(subject: AttributionSubject): Vote[] {
    const key = stackKey(subject);
    return this.count(
      `stack ${key}`,
      this.stacks.get(key ?? ''),
      this.said,
      subject,
    );
  }

  /** Whom the other functions belong to that run with the same role, and how many they are with those of nobody. */
  withSameRole(subject: AttributionSubject): { votes: Vote[]; of: number } {
    const role = subject.links?.role;
    const group = this.roles.get(role ?? '') ?? [];
    return {
      votes: this.count(`role ${role}`, group, this.settled, subject),
      of: group.length - 1,
    };
  }

  /** Whom those belong to that use the resource, and those that it acts for. */
  linked({ id }: AttributionSubject): Vote[] {
    return ballotOf(this.neighbours.get(id), this.settled).votes();
  }

  organizationalUnits(): string[] {
    return this.units;
  }

  /** The owner of most of what the account has that is attributed; undefined where nobody owns the greater part. */
  mostOfAccount(): (Vote & { of: number }) | undefined {
    const owners = new Ballot();
    for (const { id, name } of this.subjects) {
      const ownerRef = this.settled.get(id)?.ownerRef;
      if (ownerRef) owners.add({ ownerRef }, name);
    }
    const [first, ...others] = owners.votes();
    const of = first ? first.count + total(others) : 0;
    return first && first.count * 2 > of ? { ...first, of } : undefined;
  }

  private tie(user: AttributionSubject, used: AttributionSubject) {
    if (user.id === used.id) return;
    pushTo(this.neighbours, used.id, user);
    if (ACTING.has(parseArn(used.arn)?.service ?? ''))
      pushTo(this.neighbours, user.id, used);
  }

  /** The votes of a large group, counted once and lessened by the resource's own. */
  private count(
    key: string,
    group: AttributionSubject[] | undefined,
    settled: Settled,
    { id }: AttributionSubject,
  ): Vote[] {
    if (!group) return [];
    let votes = this.ballots.get(key);
    if (!votes) {
      votes = ballotOf(group, settled).votes();
      this.ballots.set(key, votes);
    }
    const own = settled.get(id);
    if (!own) return votes;
    return votes
      .map(vote =>
        vote.ownerRef === own.ownerRef && vote.serviceRef === own.serviceRef
          ? { ...vote, count: vote.count - 1 }
          : vote,
      )
      .filter(({ count }) => count > 0);
  }
}

/** A name of a stack is unique within a Region. */
function stackKey({ tags, arn }: AttributionSubject): string | undefined {
  const stack = stackOf(tags);
  return stack && `${parseArn(arn)?.region}/${stack}`;
}

function ballotOf(
  subjects: AttributionSubject[] = [],
  settled: Settled,
): Ballot {
  const ballot = new Ballot();
  for (const { id, name } of subjects) {
    const refs = settled.get(id);
    if (refs) ballot.add(refs, name);
  }
  return ballot;
}
