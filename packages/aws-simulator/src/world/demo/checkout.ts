import {
  buildDomainName,
  buildHttpApi,
  buildRestApi,
  RestStageSpec,
  apiIdOf,
} from '../buildApis';
import { buildFunction, FunctionSpec } from '../buildFunction';
import {
  fromAnySourceOf,
  fromApi,
  fromRule,
  Place,
  throughUrl,
  toAccount,
  toEveryone,
} from '../grants';
import { Change, lasting } from '../lifetime';
import { CellDefinition, SimulatedFunction } from '../world';
import { webAclArn } from './demoApis';
import { configure, regrant, rolesOf } from './demoFunctions';
import { FOREIGN_ACCOUNT_ID } from './organization';
import { checkoutApi } from './services';
import { Story } from './story';

const { name, team } = checkoutApi;
const tags = { service: name, team, owner: 'payments@shop.example.com' };

/**
 * The flagship in one place. In production's home Region something fails on every layer; the second Region and staging are
 * in better shape. Its weeks: an old function goes (4), one is added (5), a secret comes (6) and goes (1), a URL is opened
 * to everyone (3), WAF arrives in the second Region (2).
 */
export function addCheckout(
  cell: CellDefinition,
  place: Place,
  isProduction: boolean,
  story: Story,
): void {
  const { week } = story;
  const roles = rolesOf(name);
  const isHome = place.region === 'eu-west-1';
  const rough = isProduction && isHome;
  const api = fromApi(apiIdOf(place, name));
  const environment = {
    LOG_LEVEL: 'INFO',
    ORDERS_TABLE: 'orders',
    CURRENCY: isHome ? 'EUR' : 'USD',
  };

  const add = (
    part: string,
    spec: Partial<FunctionSpec> = {},
    changes: Change<SimulatedFunction>[] = [],
    life: { from?: Date; until?: Date } = {},
  ) =>
    cell.functions.push(
      lasting(
        buildFunction(place, {
          name: `${name}-${part}`,
          runtime: 'nodejs22.x',
          role: roles.least,
          tracing: true,
          environment,
          grants: [api],
          tags,
          ...spec,
        }),
        { ...life, changes },
      ),
    );

  add('create-order', {
    versions: [{ runtime: 'nodejs20.x' }, {}],
    aliases: [{ name: 'live', version: 2 }],
  });
  add(
    'get-order',
    rough
      ? {
          runtime: 'nodejs16.x',
          versions: [{}],
          aliases: [{ name: 'live', version: 1, grants: [toEveryone()] }],
        }
      : {},
  );
  add('confirm', rough ? { tracing: false } : {});
  add('pay', { role: rough ? roles.admin : roles.least }, [
    ...(rough
      ? [
          configure(week(6), {
            Environment: {
              Variables: {
                ...environment,
                PSP_API_KEY: `sk_${'live'}_notarealkeynotarealkey11`,
              },
            },
          }),
          configure(week(1), { Environment: { Variables: environment } }),
        ]
      : []),
  ]);
  add(
    'webhook',
    {
      grants: rough
        ? [
            throughUrl('AWS_IAM', {
              AWS: `arn:aws:iam::${place.accountId}:root`,
            }),
          ]
        : [api],
      url: rough ? 'NONE' : undefined,
    },
    rough ? [regrant(week(3), place, throughUrl('NONE'))] : [],
  );
  add('receipt', {
    role: rough ? roles.wide : roles.least,
    grants: rough ? [fromAnySourceOf('s3')] : [fromRule('receipts-nightly')],
    environment: rough
      ? { ...environment, SMTP_PASSWORD: 'not-a-real-Pa55word!' }
      : environment,
  });
  add(
    'promo',
    rough
      ? { grants: [toEveryone()], runtime: 'python3.8', tracing: false }
      : {},
  );
  add(
    'authorizer',
    rough ? { grants: [api, toAccount(FOREIGN_ACCOUNT_ID)] } : {},
  );
  add('express', {}, [], { from: week(5) });
  if (rough)
    add('legacy', { runtime: 'nodejs12.x', role: roles.admin }, [], {
      until: week(4),
    });

  const stage: Omit<RestStageSpec, 'name'> = {
    waf: false,
    logging: rough ? { '*/*': 'INFO', '~1orders/GET': 'OFF' } : true,
    accessLogs: !rough,
    tracing: !rough,
    cache: rough ? 'plain' : 'encrypted',
    variables: rough
      ? { ordersTable: 'orders', pspPassword: 'not-a-real-Pa55word!' }
      : { ordersTable: 'orders' },
  };
  cell.restApis.push(
    lasting(
      buildRestApi(place, {
        name,
        tags,
        stages: [{ name: 'live', ...stage }],
        methods: [
          {
            path: '/orders',
            method: 'POST',
            authorization: 'CUSTOM',
            functionName: `${name}-create-order`,
          },
          {
            path: '/orders',
            method: 'GET',
            authorization: rough ? 'NONE' : 'CUSTOM',
            functionName: `${name}-get-order`,
          },
          { path: '/orders', method: 'OPTIONS' },
          {
            path: '/payments',
            method: 'POST',
            authorization: 'AWS_IAM',
            functionName: `${name}-pay`,
          },
          {
            path: '/promotions',
            method: 'GET',
            authorization: rough ? 'NONE' : 'AWS_IAM',
            functionName: `${name}-promo`,
          },
        ],
      }),
      {
        changes: rough
          ? []
          : [
              {
                at: week(2),
                to: rest => ({
                  ...rest,
                  stages: rest.stages.map(s => ({
                    ...s,
                    webAclArn: webAclArn(place),
                  })),
                }),
              },
            ],
      },
    ),
  );
  cell.httpApis.push(
    lasting(
      buildHttpApi(place, {
        name: `${name}-mobile`,
        tags,
        stages: [
          {
            name: '$default',
            accessLogs: !rough,
            variables: rough ? { signingSecret: 'not-a-real-Pa55word!' } : {},
          },
        ],
        routes: [
          {
            key: 'POST /orders',
            authorization: 'JWT',
            functionName: `${name}-create-order`,
          },
          {
            key: 'GET /orders/{id}',
            authorization: rough ? 'NONE' : 'JWT',
            functionName: `${name}-get-order`,
          },
        ],
      }),
    ),
  );
  if (isProduction) {
    cell.domainNames.push(
      lasting(
        buildDomainName(
          place,
          isHome ? 'checkout.shop.example.com' : 'checkout.us.shop.example.com',
          isHome ? 'TLS_1_0' : 'TLS_1_2',
        ),
      ),
    );
  }
}
