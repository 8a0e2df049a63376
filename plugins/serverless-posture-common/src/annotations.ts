/** Comma-separated ARNs, each may contain `*`: resources that belong to the annotated entity. @public */
export const ANNOTATION_ARNS = 'aws.amazon.com/serverless-arns';

/** Comma-separated `key=value` pairs, all of which a resource's tags must carry to belong to the annotated entity. @public */
export const ANNOTATION_TAGS = 'aws.amazon.com/serverless-tags';

/** Comma-separated names, each may contain `*`: resources that belong to the annotated entity. @public */
export const ANNOTATION_NAMES = 'aws.amazon.com/serverless-names';

/** Comma-separated names of CloudFormation stacks, each may contain `*`, whose resources belong to the annotated entity. @public */
export const ANNOTATION_STACKS = 'aws.amazon.com/serverless-stacks';

/** Annotations of other plugins that name one function; read, never written. @public */
export const FUNCTION_ANNOTATIONS = [
  'aws.amazon.com/lambda-function-arn',
  'amazon.com/lambda-function-arn',
];

/** The ARN of a resource that was found and written into the catalog by us: it claims nothing. @public */
export const ANNOTATION_DISCOVERED = 'aws.amazon.com/serverless-resource';
