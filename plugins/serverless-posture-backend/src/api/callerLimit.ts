import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { CustomErrorBase } from '@backstage/errors';

/** The caller has asked for too much lately; answered with status 429. */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

/** How often each caller may do something in any period of that length, in each backend process. */
export class CallerLimit {
  private readonly taken = new Map<string, number[]>();

  constructor(
    private readonly most: number,
    private readonly milliseconds: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Counts this time. Throws a TooManyRequestsError that says how long to wait. */
  take(credentials: BackstageCredentials): void {
    const now = this.now();
    this.forget(now);
    const caller = nameOf(credentials);
    const before = this.taken.get(caller) ?? [];
    if (before.length >= this.most) {
      const seconds = Math.ceil((before[0] + this.milliseconds - now) / 1000);
      throw new TooManyRequestsError(
        `This is limited to ${this.most} times in ${
          this.milliseconds / 1000
        } s; try again in ${seconds} s`,
      );
    }
    this.taken.set(caller, [...before, now]);
  }

  private forget(now: number) {
    for (const [caller, moments] of this.taken) {
      const recent = moments.filter(at => at > now - this.milliseconds);
      if (recent.length > 0) this.taken.set(caller, recent);
      else this.taken.delete(caller);
    }
  }
}

function nameOf({ principal }: BackstageCredentials): string {
  const { userEntityRef } = principal as Partial<BackstageUserPrincipal>;
  const { subject } = principal as Partial<BackstageServicePrincipal>;
  return userEntityRef ?? subject ?? 'nobody';
}
