import { EvaluationContext } from 'backstage-plugin-serverless-posture-node';

const DAY = 86_400_000;

/** Whether a date (ISO 8601) comes within the days of the control's parameter `days`, or is past. */
export function expiresWithin(
  context: EvaluationContext,
): (date: string) => boolean {
  const latest =
    context.now.getTime() + context.parameter<number>('days') * DAY;
  // A date that can't be read is none to rely on.
  return date => !(new Date(date).getTime() > latest);
}
