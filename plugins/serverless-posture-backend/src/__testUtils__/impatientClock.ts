import { systemClock } from '../aws';

/** Lets the machine's clock jump over every wait for AWS, until mocks are restored. */
export function impatientClock(): void {
  let jumped = 0;
  jest.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + jumped);
  jest.spyOn(systemClock, 'sleep').mockImplementation(async milliseconds => {
    jumped += milliseconds;
  });
}
