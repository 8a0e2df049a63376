import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DemoIdentity } from './identities';

const useStyles = makeStyles({
  root: { height: '100%', display: 'flex', flexDirection: 'column' },
  content: { flexGrow: 1 },
});

/** A user of the demo, and what that user may do. */
export const IdentityCard = ({
  identity: { title, description },
  onChoose,
}: {
  identity: DemoIdentity;
  onChoose: () => void;
}) => {
  const classes = useStyles();
  return (
    <Card className={classes.root}>
      <CardContent className={classes.content}>
        <Typography variant="h6" component="h3" gutterBottom>
          {title}
        </Typography>
        <Typography variant="body1">{description}</Typography>
      </CardContent>
      <CardActions>
        <Button
          variant="contained"
          color="primary"
          onClick={onChoose}
          aria-label={`Sign in as ${title}`}
        >
          Sign in
        </Button>
      </CardActions>
    </Card>
  );
};
