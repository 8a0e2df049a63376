import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { HistoryPoint } from 'backstage-plugin-serverless-posture-common';
import { percent } from '../words';

const useStyles = makeStyles(
  (theme: Theme) => ({
    svg: { display: 'block', width: '100%', overflow: 'visible' },
    line: {
      fill: 'none',
      stroke: theme.palette.primary.main,
      strokeWidth: 2,
      vectorEffect: 'non-scaling-stroke',
    },
    dot: {
      stroke: theme.palette.primary.main,
      strokeWidth: 7,
      strokeLinecap: 'round',
      vectorEffect: 'non-scaling-stroke',
    },
    points: {
      ...theme.typography.caption,
      '& ol': { margin: 0, paddingLeft: 0, listStyle: 'none' },
      '@media print': { display: 'none' },
    },
  }),
  { name: 'ServerlessPostureScoreHistory' },
);

const WIDTH = 100;
const HEIGHT = 100;
const DAY = 24 * 60 * 60 * 1000;

/** A score on a day; what is left out is not told. @public */
export type ScorePoint = Pick<HistoryPoint, 'day'> & Partial<HistoryPoint>;

/** The score over time as a small line, and as a sentence for those who don't see it. Days without a score are gaps. @public */
export function ScoreHistory(props: {
  history: ScorePoint[];
  label?: string;
  height?: number;
  /** Shows the sentence below the line, and on demand each point. */
  caption?: boolean;
}) {
  const classes = useStyles();
  const { history, label = 'Score', height = 56, caption } = props;
  const scored = history.filter(point => point.score !== undefined);
  if (scored.length === 0) return <>no history yet</>;

  const times = history.map(({ day }) => Date.parse(day));
  const [from, until] = [Math.min(...times), Math.max(...times)];
  const x = (day: string) =>
    until > from ? ((Date.parse(day) - from) / (until - from)) * WIDTH : WIDTH;
  const y = (score: number) => HEIGHT - (score / 100) * HEIGHT;
  const point = ({ day, score = 0 }: ScorePoint) => `${x(day)},${y(score)}`;
  const alone = segments(history).filter(({ length }) => length === 1);
  const dots = new Set([...alone.flat(), scored[scored.length - 1]]);
  const words = historyWords(label, scored, until - from);
  return (
    <div>
      <svg
        role="img"
        aria-label={words}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        height={height}
        className={classes.svg}
      >
        {segments(history).map(segment => (
          <polyline
            key={segment[0].day}
            className={classes.line}
            points={segment.map(point).join(' ')}
          />
        ))}
        {/* A line of no length: its round end is a circle, however the drawing is stretched. */}
        {[...dots].map(dot => (
          <polyline
            key={dot.day}
            className={classes.dot}
            points={`${point(dot)} ${point(dot)}`}
          />
        ))}
      </svg>
      {caption && (
        <>
          <Typography
            aria-hidden
            variant="caption"
            color="textSecondary"
            component="p"
          >
            {words}
          </Typography>
          <details className={classes.points}>
            <summary>Point by point</summary>
            <ol>
              {history.map(one => (
                <li key={one.day}>{pointWords(one)}</li>
              ))}
            </ol>
          </details>
        </>
      )}
    </div>
  );
}

/** Runs of days with a score. */
function segments(history: ScorePoint[]): ScorePoint[][] {
  const result: ScorePoint[][] = [[]];
  for (const point of history) {
    if (point.score !== undefined) result[result.length - 1].push(point);
    else result.push([]);
  }
  return result.filter(segment => segment.length > 0);
}

function pointWords({ day, score, grade, coverageShare }: ScorePoint): string {
  return [
    `${day}: ${score ?? 'no score'}`,
    grade && `grade ${grade}`,
    coverageShare !== undefined && `known ${percent(coverageShare)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function historyWords(
  label: string,
  scored: ScorePoint[],
  span: number,
): string {
  const [first, last] = [scored[0], scored[scored.length - 1]];
  const weeks = Math.max(1, Math.round(span / (7 * DAY)));
  const time = `in ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
  const [before, now] = [first.score ?? 0, last.score ?? 0];
  if (scored.length === 1) return `${label} was ${now} on ${last.day}`;
  if (before === now) return `${label} stayed at ${now} ${time}`;
  return `${label} ${
    now > before ? 'rose' : 'fell'
  } from ${before} to ${now} ${time}`;
}
