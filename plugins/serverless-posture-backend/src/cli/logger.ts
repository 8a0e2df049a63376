import { stderr } from 'node:process';
import { LoggerService } from '@backstage/backend-plugin-api';

/** Warnings and errors on standard error; results have standard output for themselves. */
export function quietLogger(): LoggerService {
  const write = (level: string) => (message: string) =>
    stderr.write(`${level}: ${message}\n`);
  const logger: LoggerService = {
    error: write('error'),
    warn: write('warning'),
    info: () => undefined,
    debug: () => undefined,
    child: () => logger,
  };
  return logger;
}
