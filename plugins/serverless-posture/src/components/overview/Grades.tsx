import { Link } from '@backstage/core-components';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { grades, TeamScore } from 'backstage-plugin-serverless-posture-common';
import { Grade } from '../../blocks';
import { useUrlState } from '../../hooks/useUrlState';
import { plural } from '../../words';

const useStyles = makeStyles(
  (theme: Theme) => ({
    list: {
      display: 'grid',
      gap: theme.spacing(0.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '30px 5.5em 1fr',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    bar: { height: 10, backgroundColor: theme.palette.primary.main },
  }),
  { name: 'ServerlessPostureGrades' },
);

/** How many teams have each grade; a grade leads to its teams, and from there back to all of them. */
export function Grades(props: { teams: TeamScore[]; chosen?: string }) {
  const classes = useStyles();
  const url = useUrlState();
  const { teams, chosen } = props;
  const counts = grades.map(grade => ({
    grade,
    count: teams.filter(team => team.grade === grade).length,
  }));
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <>
      <ul className={classes.list}>
        {counts.map(({ grade, count }) => (
          <li key={grade} className={classes.item}>
            <Grade grade={grade} size="small" />
            {count === 0 ? (
              <span>no team</span>
            ) : (
              <Link
                to={url.href({ grade })}
                underline="always"
                aria-current={chosen === grade || undefined}
              >
                {plural(count, 'team')}
              </Link>
            )}
            <span
              className={classes.bar}
              style={{ width: `${(count / most) * 100}%` }}
            />
          </li>
        ))}
      </ul>
      {chosen && (
        <Link to={url.href({ grade: undefined })} underline="always">
          Show all teams
        </Link>
      )}
    </>
  );
}
