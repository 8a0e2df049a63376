import type { InProcessHandler } from 'aws-simulator';

/** Which requests were answered, and how often. */
export class Requests {
  private readonly answered = new Map<string, number>();
  private current?: InProcessHandler;
  /** How many were made so far. */
  made = 0;

  /** Whom requests go to from now on. */
  goTo(handler: InProcessHandler): void {
    this.current = handler;
  }

  readonly handler: InProcessHandler = {
    handle: async request => {
      this.made++;
      const answer = await this.current!.handle(request);
      if (answer.response.statusCode < 300) {
        const key = keyOf(request);
        this.answered.set(key, (this.answered.get(key) ?? 0) + 1);
      }
      return answer;
    },
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };

  /** What was answered since this was last asked. */
  take(): Map<string, number> {
    const answered = new Map(this.answered);
    this.answered.clear();
    return answered;
  }
}

/** Account, Region, service and what is asked; sessions of an account differ in the end of their key only. */
function keyOf({ headers, method, path, query, body }: any): string {
  const [, key = '', scope] =
    /Credential=(\w+)\/\d+\/([^,]+)\//.exec(headers.authorization) ?? [];
  return [
    key.slice(0, 12),
    scope,
    headers['x-amz-target'],
    method,
    path,
    JSON.stringify(query),
    Buffer.from(body ?? '').toString(),
  ].join(' ');
}

/** How many answers were asked for once more than in an undisturbed run. */
export function repeated(
  answered: Map<string, number>,
  undisturbed: Map<string, number>,
): number {
  let sum = 0;
  for (const [key, count] of answered)
    sum += Math.max(0, count - Math.max(1, undisturbed.get(key) ?? 0));
  return sum;
}
