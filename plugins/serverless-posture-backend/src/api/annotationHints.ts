import {
  ANNOTATION_ARNS,
  ANNOTATION_TAGS,
} from 'backstage-plugin-serverless-posture-common';

/** How resources find their entity, for an entity that has none. */
export function annotationHints(tags: {
  service: string[];
  owner: string[];
}): string[] {
  return [
    `Annotate the entity with ${ANNOTATION_ARNS}: arn:aws:lambda:*:111122223333:function:checkout-*`,
    `Annotate the entity with ${ANNOTATION_TAGS}: service=checkout`,
    `Tag the AWS resources with one of ${tags.service.join(
      ', ',
    )} and the entity's name or ref`,
  ];
}
