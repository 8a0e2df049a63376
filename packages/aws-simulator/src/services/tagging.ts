import type {
  GetResourcesInput,
  ResourceTagMapping,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError } from '../protocol/awsError';
import { httpApiArn, restApiArn, restStageArn } from '../world/arns';
import { thingsOf } from '../world/things/things';
import { dataTags } from './dataTags';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidParameterException';

function taggedResources(
  call: Call,
): [arn: string, type: string, tags: Record<string, string>][] {
  const { account, cell, region } = call;
  const isGlobal = region === 'us-east-1';
  return [
    ...dataTags(call),
    ...thingsOf(cell, 'stateMachines').map(
      ({ machine, tags }): [string, string, Record<string, string>] => [
        machine.stateMachineArn,
        'states:stateMachine',
        tags,
      ],
    ),
    ...thingsOf(cell, 'eventBuses').map(
      ({ bus, tags }): [string, string, Record<string, string>] => [
        bus.Arn,
        'events:event-bus',
        tags,
      ],
    ),
    ...thingsOf(cell, 'webAcls').map(
      ({ acl, tags }): [string, string, Record<string, string>] => [
        acl.ARN,
        'wafv2:webacl',
        tags,
      ],
    ),
    ...(isGlobal ? thingsOf(account, 'distributions') : []).map(
      ({ summary, tags }): [string, string, Record<string, string>] => [
        summary.ARN,
        'cloudfront:distribution',
        tags,
      ],
    ),
    ...cell.functions.map(
      ({ configuration, tags }) =>
        [configuration.FunctionArn, 'lambda:function', tags] as [
          string,
          string,
          Record<string, string>,
        ],
    ),
    ...cell.restApis.flatMap(({ api, stages }) => [
      [restApiArn(region, api.id), 'apigateway:restapis', api.tags ?? {}] as [
        string,
        string,
        Record<string, string>,
      ],
      ...stages.map(
        stage =>
          [
            restStageArn(region, api.id, stage.stageName),
            'apigateway:restapis/stages',
            stage.tags ?? {},
          ] as [string, string, Record<string, string>],
      ),
    ]),
    ...cell.httpApis.map(
      ({ api }) =>
        [httpApiArn(region, api.ApiId), 'apigateway:apis', api.Tags ?? {}] as [
          string,
          string,
          Record<string, string>,
        ],
    ),
  ];
}

/** Resource Groups Tagging API: holds resources that have tags, and those only. */
export const tagging: Handlers = {
  GetResources(input: GetResourcesInput, call: Call) {
    const arns = input.ResourceARNList;
    if (arns && arns.length > 100) {
      throw new AwsError(
        invalid,
        'ResourceARNList must not have more than 100 entries.',
      );
    }
    if (
      arns &&
      (input.ResourceTypeFilters ||
        input.TagFilters ||
        input.ResourcesPerPage ||
        input.PaginationToken)
    ) {
      throw new AwsError(
        invalid,
        'You cannot specify ResourceARNList together with ResourceTypeFilters, TagFilters, ResourcesPerPage or PaginationToken.',
      );
    }
    const types = input.ResourceTypeFilters ?? [];
    const found = taggedResources(call)
      .filter(([, , tags]) => Object.keys(tags).length > 0)
      .filter(([arn]) => !arns || arns.includes(arn))
      .filter(
        ([, type]) =>
          types.length === 0 ||
          types.some(
            wanted => type === wanted || type.startsWith(`${wanted}:`),
          ),
      )
      .filter(([, , tags]) =>
        (input.TagFilters ?? []).every(
          ({ Key, Values }) =>
            Key! in tags && (!Values?.length || Values.includes(tags[Key!])),
        ),
      );
    const { items, next } = page(found, call, {
      token: input.PaginationToken || undefined,
      limit: limitOf(input.ResourcesPerPage, {
        standard: 100,
        maximum: 100,
        invalid,
      }),
      invalid: 'PaginationTokenExpiredException',
    });
    return {
      // Empty where there is no further page, not absent.
      PaginationToken: next ?? '',
      ResourceTagMappingList: items.map(
        ([arn, , tags]): ResourceTagMapping => ({
          ResourceARN: arn,
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        }),
      ),
    };
  },
};
