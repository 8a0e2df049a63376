import { makeStyles, Theme } from '@material-ui/core/styles';
import { TeamWeek } from 'backstage-plugin-serverless-posture-common';
import { RelativeTime } from '../../blocks';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { number } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { changeWords } from './weekWords';

/** Where the list of changes is on the page. */
export const CHANGES_ID = 'serverless-posture-changes';

const useStyles = makeStyles(
  (theme: Theme) => ({
    counts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 3),
      margin: 0,
    },
    count: {
      display: 'flex',
      flexDirection: 'column-reverse',
      justifyContent: 'flex-end',
      '& dd': { margin: 0, fontSize: 26, fontWeight: 600 },
    },
  }),
  { name: 'ServerlessPostureWeekCounts' },
);

/** How much came, went, was exempted and is about to count again. */
export function WeekCounts({ teamWeek }: { teamWeek: TeamWeek }) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { fixed, new: opened, reopened, expiring } = teamWeek;
  const { exempted = 0, unexempted = 0 } = teamWeek;
  const counts: Array<[string, number]> = [
    [changeWords.fixed, fixed],
    [changeWords.new, opened],
    [changeWords.reopened, reopened],
  ];
  // Most weeks have none of these.
  if (exempted) counts.push([changeWords.exempted, exempted]);
  if (unexempted) counts.push([changeWords.unexempted, unexempted]);
  return (
    <dl className={classes.counts}>
      {counts.map(([word, count]) => (
        <div key={word} className={classes.count}>
          <dt>{word}</dt>
          <dd>
            {count === 0 ? 0 : <a href={`#${CHANGES_ID}`}>{number(count)}</a>}
          </dd>
        </div>
      ))}
      {expiring && expiring.exemptions > 0 && (
        <div className={classes.count}>
          <dt>
            exemptions end
            {expiring.first && (
              <>
                , the first <RelativeTime at={expiring.first} />
              </>
            )}
          </dt>
          <dd>
            <MaybeLink to={links.exemptions()}>
              {number(expiring.exemptions)}
            </MaybeLink>
          </dd>
        </div>
      )}
    </dl>
  );
}
