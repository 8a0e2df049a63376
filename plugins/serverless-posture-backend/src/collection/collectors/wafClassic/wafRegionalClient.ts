import {
  errorTypeRegistries,
  WAFClient,
  WAFClientConfig,
} from '@aws-sdk/client-waf';
import { partitionOf } from '../../../aws';

const signedFor = (signingRegion: string) => ({
  name: 'sigv4',
  signingName: 'waf-regional',
  signingRegion,
  properties: {},
});

/**
 * WAF Classic in a Region. It has the operations and shapes of WAF Classic for distributions, under another name and at
 * another address. The SDK's own client of it is no longer released.
 */
export class WAFRegionalClient extends WAFClient {
  constructor(config: WAFClientConfig) {
    const own = {
      serviceId: 'WAF Regional',
      protocolSettings: {
        defaultNamespace: 'com.amazonaws.waf',
        errorTypeRegistries,
        serviceTarget: 'AWSWAF_Regional_20161128',
      },
      endpointProvider: ({ Endpoint, Region = '' }: Where) => ({
        url: new URL(Endpoint ?? addressIn(Region)),
        properties: { authSchemes: [signedFor(Region)] },
      }),
    };
    super({ ...config, ...own });
  }
}

interface Where {
  Endpoint?: string;
  Region?: string;
}

function addressIn(region: string): string {
  const suffix =
    partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://waf-regional.${region}.${suffix}`;
}
