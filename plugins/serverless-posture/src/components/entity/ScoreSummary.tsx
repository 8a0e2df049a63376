import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Scorecard,
  Severity,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { Fragment } from 'react';
import { Change, CoverageBar, Grade, RelativeTime } from '../../blocks';
import { counted, unknown, usePostureLinks } from '../../hooks/usePostureLinks';
import { UrlState } from '../../hooks/useUrlState';
import { countWord, number, plural, severityWord } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { WhyThisGrade } from './WhyThisGrade';

const useStyles = makeStyles(
  (theme: Theme) => ({
    row: {
      display: 'flex',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(2),
    },
    score: { fontSize: 26, fontWeight: 600 },
    collected: { marginTop: theme.spacing(1) },
  }),
  { name: 'ServerlessPostureScoreSummary' },
);

/** Grade, score, change, open findings, coverage: how safe a service is, and how sure we are. */
export function ScoreSummary(props: {
  scorecard: Scorecard;
  /** Where the view keeps whether the grade is explained; without it, it isn't. */
  url?: UrlState;
}) {
  const { scorecard, url } = props;
  const classes = useStyles();
  const links = usePostureLinks();
  const { entityRef, score, grade, change, coverage, collectedAt, scopes } =
    scorecard;
  return (
    <>
      <div className={classes.row}>
        <Grade grade={grade} />
        <div>
          <Typography component="p">
            {score === undefined ? (
              <strong>No verdict is known yet, so there is no score.</strong>
            ) : (
              <>
                <span className={classes.score}>{score}</span> of 100,{' '}
                <Change now={score} before={change?.score} since="last week" />
              </>
            )}
          </Typography>
          <CapSentence scorecard={scorecard} />
          <ExemptedSentence scorecard={scorecard} />
          <OpenFindings scorecard={scorecard} />
          {url && <WhyThisGrade scorecard={scorecard} url={url} />}
        </div>
      </div>
      <CoverageBar
        coverage={coverage}
        unknownHref={links.triage({ service: entityRef, ...unknown })}
      />
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.collected}
      >
        {collectedAt ? (
          <>
            Oldest data collected <RelativeTime at={collectedAt} />
          </>
        ) : (
          'Never collected'
        )}
        {' · '}
        {plural(scopes.accounts.length, 'account')} ·{' '}
        {plural(scopes.regions.length, 'Region')}
        {scopes.notCollected.length > 0 && (
          <>
            {' · '}
            <MaybeLink to={links.collection()}>
              {plural(scopes.notCollected.length, 'scope')} not collected
            </MaybeLink>
          </>
        )}
      </Typography>
    </>
  );
}

function CapSentence({ scorecard }: { scorecard: Scorecard }) {
  const links = usePostureLinks();
  const { entityRef, cappedBy, grade, openFindings } = scorecard;
  if (!cappedBy) return null;
  const count = openFindings[cappedBy];
  return (
    <Typography variant="body2">
      <MaybeLink
        to={links.triage({
          service: entityRef,
          status: 'FAILED',
          ...counted,
          severity: cappedBy,
        })}
      >
        {countWord(count)} open {cappedBy}{' '}
        {count === 1 ? 'finding' : 'findings'}
      </MaybeLink>{' '}
      {count === 1 ? 'caps' : 'cap'} it at {grade}.
    </Typography>
  );
}

/** What the score and the grade would be if everything that fails counted. */
function ExemptedSentence({ scorecard }: { scorecard: Scorecard }) {
  const links = usePostureLinks();
  const { entityRef, exempted, score } = scorecard;
  const { scoreWithoutExemptions, gradeWithoutExemptions } = scorecard;
  if (exempted === 0) return null;
  return (
    <Typography variant="body2">
      <MaybeLink
        to={links.triage({
          service: entityRef,
          status: 'FAILED',
          ...counted,
          exempted: 'true',
        })}
      >
        {countWord(exempted)} failing{' '}
        {exempted === 1 ? 'finding is' : 'findings are'} exempted
      </MaybeLink>
      {scoreWithoutExemptions === score
        ? ', at no cost in score.'
        : `; without exemptions it is ${scoreWithoutExemptions}, grade ${gradeWithoutExemptions}.`}
    </Typography>
  );
}

/** Open findings by severity, each a link to its rows. */
export function OpenFindings({
  scorecard,
}: {
  scorecard: Pick<Scorecard, 'entityRef' | 'openFindings'>;
}) {
  const links = usePostureLinks();
  const { entityRef, openFindings } = scorecard;
  const open = severities.filter(severity => openFindings[severity] > 0);
  const href = (severity: Severity) =>
    links.triage({
      service: entityRef,
      status: 'FAILED',
      ...counted,
      severity,
    });
  return (
    <Typography variant="body2">
      {open.length === 0 && 'No open finding among the known verdicts.'}
      {open.length > 0 && 'Open findings: '}
      {open.map((severity, index) => (
        <Fragment key={severity}>
          {index > 0 && ', '}
          <MaybeLink to={href(severity)}>
            {number(openFindings[severity])} {severityWord(severity)}
          </MaybeLink>
        </Fragment>
      ))}
    </Typography>
  );
}
