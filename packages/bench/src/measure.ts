import { measureVirtually, Task } from './virtualRun';

/** The other end of {@link inOwnProcess}. */
export async function main(task: string) {
  const result = await measure(JSON.parse(task) as Task);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

function measure(task: Task) {
  return measureVirtually(task);
}
