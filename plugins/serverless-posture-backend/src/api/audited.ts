import { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import { ApiContext } from './context';

/** Does a write under an audit event that says how it went; refusals are told, too. */
export async function audited<T>(
  { auditor }: Pick<ApiContext, 'auditor'>,
  request: Request,
  {
    eventId,
    meta,
    severityLevel = 'medium',
  }: {
    eventId: string;
    /** What it is about. */
    meta?: object;
    severityLevel?: AuditorServiceEventSeverityLevel;
  },
  write: () => Promise<T>,
  /** What of the outcome the event tells; left out: all of it. */
  told: (outcome: T) => JsonObject = outcome => outcome as JsonObject,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId,
    request: request as any,
    severityLevel,
    meta: meta as JsonObject,
  });
  try {
    const outcome = await write();
    await event.success({ meta: told(outcome) });
    return outcome;
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
}
