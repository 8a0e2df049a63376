import type { WorldName } from 'aws-simulator';
import { measureBaselines } from './baselines';
import { measureDemo } from './ownership/demo';
import { measureScale } from './ownership/scale';
import { measureVirtually, Task } from './virtualRun';

/** What a process of its own can measure; without a kind, a collection. */
export type AnyTask =
  | (Task & { kind?: undefined })
  | { kind: 'baselines'; world: WorldName; seed: number }
  | { kind: 'ownership-demo'; seed: number }
  | { kind: 'ownership-scale'; entities: number; resources: number };

/** The other end of {@link inOwnProcess}. */
export async function main(task: string) {
  const result = await measure(JSON.parse(task) as AnyTask);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

function measure(task: AnyTask): Promise<object> {
  switch (task.kind) {
    case 'baselines':
      return measureBaselines(task);
    case 'ownership-demo':
      return measureDemo(task.seed);
    case 'ownership-scale':
      return measureScale(task);
    default:
      return measureVirtually(task);
  }
}
