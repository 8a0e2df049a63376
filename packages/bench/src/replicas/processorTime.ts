import { cpus } from 'node:os';
import { rounded } from '../statistics';

/** Milliseconds that all processors of the machine were busy, with whatever it was. */
function busyMs(): number {
  return cpus()
    .map(({ times: { idle, ...busy } }) =>
      Object.values(busy).reduce((sum, ms) => sum + ms, 0),
    )
    .reduce((sum, ms) => sum + ms, 0);
}

/** What was computed since: by this process, which answers as AWS does, in milliseconds; and how many processors were busy on the average. */
export function measureProcessorTime(): () => {
  simulatorMs: number;
  busyProcessors: number;
} {
  const began = Date.now();
  const busy = busyMs();
  const own = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(own);
    return {
      simulatorMs: Math.round((user + system) / 1000),
      busyProcessors: rounded((busyMs() - busy) / (Date.now() - began)),
    };
  };
}
