import {
  ResourceView,
  TrailFieldSelector,
  TrailSelectors,
} from 'backstage-plugin-serverless-posture-node';

const FUNCTION = 'AWS::Lambda::Function';

/** What an event of an invocation holds in the fields that selectors ask for. */
type Event = Record<string, string>;

/**
 * Whether selectors of a trail take the invocations of a function: by a basic selector, or by an advanced one all of whose
 * conditions an invocation meets. Source: CloudTrail guide, "Logging data events".
 */
export function recordsInvocations(
  { basic, advanced }: TrailSelectors,
  arn: string,
): boolean {
  const event: Event = {
    eventcategory: 'Data',
    'resources.type': FUNCTION,
    'resources.arn': arn,
    readonly: 'false',
    eventname: 'Invoke',
    eventsource: 'lambda.amazonaws.com',
  };
  return (
    basic.some(
      ({ readWriteType, dataResources }) =>
        readWriteType !== 'ReadOnly' &&
        dataResources.some(
          ({ type, values }) =>
            type === FUNCTION &&
            values.some(value => coversFunction(value, arn)),
        ),
    ) ||
    advanced.some(
      fields =>
        // Without a category it would be a selector of another kind.
        fields.some(({ field }) => field === 'eventCategory') &&
        fields.every(one => meets(one, event)),
    )
  );
}

/** `arn:aws:lambda` means all functions; a full ARN that one, and what its qualifiers begin with. */
function coversFunction(value: string, arn: string): boolean {
  return /^arn:[a-z-]+:lambda$/.test(value) || value === arn;
}

function meets(selector: TrailFieldSelector, event: Event): boolean {
  const value = event[selector.field.toLowerCase()];
  // A field of which nothing is known, such as who calls, may leave calls out.
  if (value === undefined) return false;
  const { equals, startsWith, endsWith } = selector;
  const { notEquals, notStartsWith, notEndsWith } = selector;
  const wanted = [
    ...equals.map(one => value === one),
    ...startsWith.map(one => value.startsWith(one)),
    ...endsWith.map(one => value.endsWith(one)),
  ];
  const unwanted =
    notEquals.includes(value) ||
    notStartsWith.some(one => value.startsWith(one)) ||
    notEndsWith.some(one => value.endsWith(one));
  return (wanted.length === 0 || wanted.includes(true)) && !unwanted;
}

/** Whether a trail looks at a Region. */
export function seesRegion(
  {
    isMultiRegion,
    homeRegion,
  }: Pick<
    ResourceView<'AWS::CloudTrail::Trail'>,
    'isMultiRegion' | 'homeRegion'
  >,
  region: string,
): boolean {
  return isMultiRegion || homeRegion === region;
}
