import { Candidate } from './attribution';

/** Whom something belongs to that speaks for others. */
export type Refs = Pick<Candidate, 'ownerRef' | 'serviceRef'>;

/** Refs with how many speak for them, and the name of one that does. */
export interface Vote extends Refs {
  count: number;
  example: string;
}

/** Who the neighbours of a resource belong to; neighbours of nobody have no vote. */
export class Ballot {
  private readonly byRefs = new Map<string, Vote>();

  add({ ownerRef, serviceRef }: Refs, example: string): void {
    const key = `${serviceRef}|${ownerRef}`;
    const vote = this.byRefs.get(key);
    if (vote) vote.count++;
    else
      this.byRefs.set(key, {
        ...(ownerRef ? { ownerRef } : {}),
        ...(serviceRef ? { serviceRef } : {}),
        count: 1,
        example,
      });
  }

  /** The votes, most first. */
  votes(): Vote[] {
    return [...this.byRefs.values()].sort(
      (a, b) => b.count - a.count || (keyOf(a) < keyOf(b) ? -1 : 1),
    );
  }
}

/** What all of some votes have in common: service and owner, the owner alone, or nothing. */
export function unanimous(votes: Vote[]): Refs | undefined {
  const common = (field: keyof Refs) => {
    const [first, ...rest] = votes.map(vote => vote[field]);
    return first && rest.every(other => other === first) ? first : undefined;
  };
  const [ownerRef, serviceRef] = [common('ownerRef'), common('serviceRef')];
  if (!ownerRef && !serviceRef) return undefined;
  return {
    ...(ownerRef ? { ownerRef } : {}),
    ...(serviceRef ? { serviceRef } : {}),
  };
}

/** How many votes there are. */
export function total(votes: Vote[]): number {
  return votes.reduce((sum, { count }) => sum + count, 0);
}

function keyOf({ serviceRef, ownerRef }: Refs): string {
  return `${serviceRef ?? ''} ${ownerRef ?? ''}`;
}
