import { mondayOf } from '../world';

const DAY = 86_400_000;

/** Dates of the story, told in weeks before its last Monday, so that weekly collections on Mondays fall between them. */
export interface Story {
  /** Thursday noon before the Monday so many weeks ago: a collection of that Monday sees what happened then. */
  week(ago: number): Date;
}

export function createStory(today: Date): Story {
  const monday = mondayOf(today).getTime();
  return { week: ago => new Date(monday - ago * 7 * DAY - 3.5 * DAY) };
}
