/** So many of an account vanish from time to time. */
const FEW = 20;

/**
 * Holds back the removal of many entities at once until a second refresh misses them, too: what looks like a large drop is
 * more often a mistake than the end of a service.
 */
export class RemovalGuard {
  private readonly missedBefore = new Map<string, ReadonlySet<string>>();

  /**
   * Which entities of an account may go.
   *
   * @param missing - refs of entities that were not found any more
   * @param known - how many the account has with them
   */
  removable(accountId: string, missing: string[], known: number): string[] {
    const before = this.missedBefore.get(accountId);
    if (missing.length < FEW || missing.length * 2 <= known) {
      this.missedBefore.delete(accountId);
      return missing;
    }
    this.missedBefore.set(accountId, new Set(missing));
    return missing.filter(ref => before?.has(ref));
  }
}
