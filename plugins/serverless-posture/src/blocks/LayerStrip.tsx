import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Layer,
  LayerCounts,
  layers,
  StatusCounts,
} from 'backstage-plugin-serverless-posture-common';
import { countsWords, layerWords, number } from '../words';
import { CountsBar } from './CountsBar';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
      overflow: 'hidden',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
    },
    layer: {
      ...theme.typography.body2,
      display: 'block',
      padding: theme.spacing(1.5, 2),
      textAlign: 'left',
      borderRight: `1px solid ${theme.palette.divider}`,
      borderBottom: '3px solid transparent',
      '&:last-child': { borderRightColor: 'transparent' },
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      '&[aria-pressed=true]': {
        backgroundColor: theme.palette.action.selected,
        borderBottomColor: theme.palette.primary.main,
      },
    },
    head: {
      display: 'flex',
      justifyContent: 'space-between',
      columnGap: 8,
      marginBottom: 6,
      flexWrap: 'wrap',
    },
    about: { marginTop: 6 },
  }),
  { name: 'ServerlessPostureLayerStrip' },
);

const nothing: StatusCounts = {
  passed: 0,
  failed: 0,
  notAvailable: 0,
  notApplicable: 0,
};

/** The five layers in the order in which a request travels; each is a button that filters by it. @public */
export function LayerStrip(props: {
  layers: LayerCounts[];
  selected?: Layer;
  onSelect(layer?: Layer): void;
}) {
  const classes = useStyles();
  return (
    <div role="group" aria-label="Filter by layer" className={classes.root}>
      {layers.map(layer => {
        const counts =
          props.layers.find(entry => entry.layer === layer)?.counts ?? nothing;
        const total =
          counts.passed +
          counts.failed +
          counts.notAvailable +
          (counts.exempted ?? 0);
        const { name, about } = layerWords[layer];
        const selected = props.selected === layer;
        return (
          <ButtonBase
            key={layer}
            className={classes.layer}
            aria-pressed={selected}
            onClick={() => props.onSelect(selected ? undefined : layer)}
          >
            <span className={classes.head}>
              <strong>{name}</strong>{' '}
              <Typography
                component="span"
                variant="body2"
                color="textSecondary"
              >
                {total > 0
                  ? `${number(counts.passed)} of ${number(total)} pass`
                  : 'nothing applies'}
              </Typography>
            </span>
            <span aria-hidden>
              <CountsBar counts={counts} />
            </span>{' '}
            <Typography
              component="span"
              display="block"
              variant="caption"
              color="textSecondary"
              className={classes.about}
            >
              {total > counts.passed
                ? countsWords({ ...counts, passed: 0 })
                : about}
            </Typography>
          </ButtonBase>
        );
      })}
    </div>
  );
}
