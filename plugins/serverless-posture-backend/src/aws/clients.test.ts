import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { Readable } from 'node:stream';
import { Clients } from './clients';

const body = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult/></GetCallerIdentityResponse>`;

describe('the clients of all accounts', () => {
  it('sign each call with its own credentials, however many are under way at once', async () => {
    const signed: Record<string, string> = {};
    const clients = new Clients({
      requestHandler: {
        async handle(request: any) {
          const { authorization } = request.headers;
          signed[request.headers['x-amz-security-token']] =
            /Credential=([^/]+)\//.exec(authorization)![1];
          await new Promise(resolve => setTimeout(resolve, 1));
          return {
            response: {
              statusCode: 200,
              headers: { 'content-type': 'text/xml' },
              body: Readable.from([Buffer.from(body)]),
            },
          };
        },
        destroy() {},
      } as any,
    });
    const accounts = Array.from({ length: 100 }, (_, i) => `AKIA${1000 + i}`);
    await Promise.all(
      accounts.map(accessKeyId =>
        clients.send(STSClient, new GetCallerIdentityCommand({}), {
          region: 'eu-west-1',
          credentials: {
            accessKeyId,
            secretAccessKey: 'secret',
            sessionToken: `session of ${accessKeyId}`,
          },
          signal: new AbortController().signal,
        }),
      ),
    );
    expect(signed).toEqual(
      Object.fromEntries(accounts.map(id => [`session of ${id}`, id])),
    );
  });
});
