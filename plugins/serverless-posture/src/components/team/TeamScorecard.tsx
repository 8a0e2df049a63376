import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { TeamWeek } from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import {
  Change,
  CoverageBar,
  Grade,
  RelativeTime,
  ScoreHistory,
} from '../../blocks';
import { useFetched } from '../../hooks/useFetched';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { UrlState, useUrlState } from '../../hooks/useUrlState';
import { entityName, number, plural } from '../../words';
import { CopyLink } from '../common/CopyLink';
import { FixTable } from '../common/FixTable';
import { Loaded } from '../common/Loaded';
import { MaybeLink } from '../common/MaybeLink';
import { Section } from '../common/Section';
import { ChangesTable } from './ChangesTable';
import { ServicesTable } from './ServicesTable';
import { daysWords, weekName } from './weekWords';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    week: {
      ...theme.typography.body2,

      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(2),
    },
    end: { marginLeft: 'auto' },
    top: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: '1.4fr 1fr 1.2fr',
      [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
    row: {
      display: 'flex',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(1.5),
    },
    score: { fontSize: 26, fontWeight: 600 },
    counts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(3),
      margin: 0,
    },
    count: {
      display: 'flex',
      flexDirection: 'column-reverse',
      '& dd': { margin: 0, fontSize: 26, fontWeight: 600 },
    },
  }),
  { name: 'ServerlessPostureTeam' },
);

/** The weekly scorecard of the group or user in context: what changed, and which service needs them most. */
export function TeamScorecard() {
  const { entity } = useEntity();
  const ownerRef = stringifyEntityRef(entity);
  return <ScorecardOf key={ownerRef} ownerRef={ownerRef} />;
}

function ScorecardOf({ ownerRef }: { ownerRef: string }) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const url = useUrlState();
  const week = url.get('week') ?? 'current';
  const fetched = useFetched(
    () => api.getTeamWeek(ownerRef, week),
    [api, ownerRef, week],
  );
  return (
    <div className={classes.root}>
      <Loaded
        fetched={fetched}
        skeleton={[36, 160, 240, 240]}
        permission="catalog.entity.read"
      >
        {teamWeek => <Week teamWeek={teamWeek} url={url} />}
      </Loaded>
      {fetched.error && week !== 'current' && (
        <Link to={url.href({ week: undefined })}>Go to the current week</Link>
      )}
    </div>
  );
}

function Week(props: { teamWeek: TeamWeek; url: UrlState }) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { teamWeek, url } = props;
  const {
    week,
    previousWeek,
    nextWeek,
    from,
    until,
    services,
    changes,
    history,
  } = teamWeek;
  return (
    <>
      <nav aria-label="Weeks" className={classes.week}>
        <Link to={url.href({ week: previousWeek })}>
          ‹ {weekName(previousWeek)}
        </Link>
        <Typography variant="h5" component="h2">
          {weekName(week)}
        </Typography>
        <Typography variant="body2">{daysWords(from, until)}</Typography>
        {nextWeek && (
          <Link to={url.href({ week: nextWeek })}>{weekName(nextWeek)} ›</Link>
        )}
        <span className={classes.end}>
          <CopyLink to={url.href({ week })} />
        </span>
      </nav>
      <div className={classes.top}>
        <Section title="Score of the team">
          <Score teamWeek={teamWeek} />
        </Section>
        <Section title="Findings this week">
          <dl className={classes.counts}>
            {[
              ['fixed', teamWeek.fixed],
              ['new', teamWeek.new],
              ['came back', teamWeek.reopened],
            ].map(([word, count]) => (
              <div key={word} className={classes.count}>
                <dt>{word}</dt>
                <dd>
                  {count === 0 ? (
                    0
                  ) : (
                    <a href="#serverless-posture-changes">
                      {number(Number(count))}
                    </a>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
        <Section title="Score, 8 weeks">
          <ScoreHistory history={history} height={72} caption />
        </Section>
      </div>
      <div id="serverless-posture-changes">
        <Section title="What changed">
          <ChangesTable
            changes={changes}
            total={teamWeek.fixed + teamWeek.new + teamWeek.reopened}
          />
        </Section>
      </div>
      {nextWeek === undefined && (
        <Section title="Three fixes that raise the score most">
          <FixTable
            label="Three fixes that raise the score most"
            fixes={teamWeek.fixFirst.slice(0, 3)}
            grade={teamWeek.grade}
            about={({ services: on }) => on.map(entityName).join(', ')}
            href={({ findingId }) => links.triage({ finding: findingId })}
          />
        </Section>
      )}
      <Section
        title="Services"
        aside={
          <Typography variant="body2" color="textSecondary">
            sorted by what needs you most
          </Typography>
        }
      >
        <ServicesTable services={services} />
      </Section>
    </>
  );
}

function Score({ teamWeek }: { teamWeek: TeamWeek }) {
  const classes = useStyles();
  const links = usePostureLinks();
  const {
    entityRef: ownerRef,
    score,
    grade,
    previousScore,
    previousGrade,
    previousWeek,
    services,
    capped,
    resources,
  } = teamWeek;
  const { coverage, collectedAt } = teamWeek;
  return (
    <>
      <div className={classes.row}>
        <Grade grade={grade} />
        <div>
          <Typography component="p">
            {score === undefined ? (
              <strong>No verdict is known, so there is no score.</strong>
            ) : (
              <>
                <span className={classes.score}>{score}</span> of 100,{' '}
                <Change
                  now={score}
                  before={previousScore}
                  since={weekName(previousWeek).toLocaleLowerCase('en')}
                />
                {previousGrade &&
                  previousGrade !== grade &&
                  `, was ${previousGrade}`}
              </>
            )}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {plural(services.length, 'service')}
            {capped > 0 &&
              `, ${number(capped)} capped by an open finding`} ·{' '}
            {plural(resources, 'resource')}
            {' · '}
            <MaybeLink to={links.triage({ owner: ownerRef })}>
              failing findings now
            </MaybeLink>
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {collectedAt ? (
              <>
                Collected <RelativeTime at={collectedAt} />
              </>
            ) : (
              'Never collected'
            )}
          </Typography>
        </div>
      </div>
      <CoverageBar
        coverage={coverage}
        unknownHref={links.triage({ owner: ownerRef, status: 'NOT_AVAILABLE' })}
      />
    </>
  );
}
