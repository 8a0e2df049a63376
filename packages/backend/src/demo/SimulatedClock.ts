import { ResponseError } from '@backstage/errors';

/**
 * The clock of the simulated organization, followed from here: after each move both go on at the pace of real time.
 */
export class SimulatedClock {
  #aheadMs = 0;
  readonly #endpoint: string;

  /** @param simulatorUrl - base URL of the simulator, without a slash at its end */
  constructor(simulatorUrl: string) {
    this.#endpoint = `${simulatorUrl}/_simulator/clock`;
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  /** Moves the organization's clock, and with it what its accounts hold, to a date. */
  async moveTo(date: Date): Promise<void> {
    const response = await fetch(this.#endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: date.toISOString() }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    this.#aheadMs = date.getTime() - Date.now();
  }
}
