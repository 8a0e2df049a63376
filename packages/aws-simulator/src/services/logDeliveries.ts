import { thingsOf } from '../world/things/things';
import { Handlers, limitOf, page } from './handlers';

const invalid = 'ValidationException';

/** Amazon CloudWatch Logs: where delivered logs come from. Those of distributions are in the Region of global services. */
export const logDeliveries: Handlers = {
  DescribeDeliverySources(input: { limit?: number; nextToken?: string }, call) {
    const sources =
      call.region === 'us-east-1'
        ? thingsOf(call.account, 'deliverySources')
        : [];
    const { items, next } = page(sources, call, {
      token: input.nextToken,
      limit: limitOf(input.limit, { standard: 50, maximum: 50, invalid }),
      invalid,
    });
    return { deliverySources: items, nextToken: next };
  },

  DescribeDeliveries(input: { limit?: number; nextToken?: string }, call) {
    const deliveries =
      call.region === 'us-east-1' ? thingsOf(call.account, 'deliveries') : [];
    const { items, next } = page(deliveries, call, {
      token: input.nextToken,
      limit: limitOf(input.limit, { standard: 50, maximum: 50, invalid }),
      invalid,
    });
    return { deliveries: items, nextToken: next };
  },
};
