/** Like `Promise.all`, but rejects only once all have come to their end, so that nothing goes on behind a failure. */
export async function allDone(tasks: Promise<void>[]): Promise<void> {
  await Promise.allSettled(tasks);
  await Promise.all(tasks);
}
