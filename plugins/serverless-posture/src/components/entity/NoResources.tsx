import { parseEntityRef } from '@backstage/catalog-model';
import Typography from '@material-ui/core/Typography';
import {
  ANNOTATION_ARNS,
  ANNOTATION_TAGS,
  Scorecard,
} from 'backstage-plugin-serverless-posture-common';
import { Code } from '../../blocks';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { plural } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { Section } from '../common/Section';

/** Says how resources find their entity, for one that none has found. */
export function NoResources({ scorecard }: { scorecard: Scorecard }) {
  const links = usePostureLinks();
  const { name } = parseEntityRef(scorecard.entityRef);
  const missing = scorecard.scopes.notCollected.length;
  const example = [
    'metadata:',
    '  annotations:',
    `    ${ANNOTATION_TAGS}: service=${name}`,
    `    ${ANNOTATION_ARNS}: arn:aws:lambda:*:*:function:${name}-*`,
  ].join('\n');
  return (
    <Section title="No serverless resource of this entity was found">
      <Typography variant="body2" paragraph>
        Resources find their entity by annotations on it.{' '}
        <code>{ANNOTATION_TAGS}</code> names the tags that your resources carry
        in AWS, <code>{ANNOTATION_ARNS}</code> their ARNs, where <code>*</code>{' '}
        stands for anything. One of the two is enough; the next run picks it up.
        {scorecard.annotations.length > 0 && (
          <>
            {' '}
            All that are read:{' '}
            {scorecard.annotations.map((annotation, index) => (
              <span key={annotation}>
                {index > 0 && ', '}
                <code>{annotation}</code>
              </span>
            ))}
            .
          </>
        )}
      </Typography>
      <Code text={example} label="example for catalog-info.yaml" />
      <Typography variant="body2" style={{ marginTop: 16 }}>
        {missing > 0 && (
          <>
            They may also be where nothing could be read:{' '}
            <MaybeLink to={links.collection()}>
              {plural(missing, 'scope was', 'scopes were')} not collected
            </MaybeLink>
            .{' '}
          </>
        )}
        <MaybeLink to={links.triage({ owner: 'unowned' })}>
          Look through the unowned findings
        </MaybeLink>{' '}
        for what may be yours.
      </Typography>
    </Section>
  );
}
