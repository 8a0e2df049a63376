import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { Page, Pages } from '../../hooks/usePages';
import { number } from '../../words';
import { Failure } from './Loaded';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(2),
      paddingTop: theme.spacing(1.5),
    },
  }),
  { name: 'ServerlessPostureMoreButton' },
);

/** How much of a list is shown, and a button for the next page. */
export function MoreButton<
  Item,
  First extends Page<Item> & { totalCount: number },
>(props: { pages: Pages<Item, First>; permission: string }) {
  const classes = useStyles();
  const { pages, permission } = props;
  const total = pages.first.value?.totalCount ?? 0;
  return (
    <>
      <div className={classes.root}>
        <Typography variant="body2" role="status">
          {number(pages.items.length)} of {number(total)} shown
        </Typography>
        {pages.hasMore && (
          <Button
            variant="outlined"
            size="small"
            disabled={pages.loadingMore}
            onClick={pages.loadMore}
          >
            {pages.loadingMore ? 'Loading…' : 'Load more'}
          </Button>
        )}
      </div>
      {pages.moreError && (
        <Failure
          error={pages.moreError}
          permission={permission}
          retry={pages.loadMore}
        />
      )}
    </>
  );
}
