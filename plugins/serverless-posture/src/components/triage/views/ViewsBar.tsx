import { Link } from '@backstage/core-components';
import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  SavedView,
  SavedViewInput,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../../api';
import { useFetched } from '../../../hooks/useFetched';
import { UrlState } from '../../../hooks/useUrlState';
import { withoutFilters } from '../filters';
import { presets } from './presets';
import { ViewDialog } from './ViewDialog';
import { ViewMenu } from './ViewMenu';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      marginBottom: theme.spacing(1),
    },
    current: { fontWeight: 700 },
    view: { display: 'inline-flex', alignItems: 'center' },
  }),
  { name: 'ServerlessPostureViewsBar' },
);

/** Common views, and those that the caller or others have saved; whoever saved one may change it. */
export function ViewsBar({ url }: { url: UrlState }) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const alerts = useApi(alertApiRef);
  const [editing, setEditing] = useState<SavedView | 'new'>();
  const views = useFetched(() => api.getViews(), [api]);
  const query = url.href({ finding: undefined }).slice(1);

  const change = async (what: string, act: () => Promise<unknown>) => {
    try {
      await act();
      views.retry();
    } catch (error) {
      const { cause, message } = error as Error;
      alerts.post({
        message: `${what} ${cause instanceof Error ? cause.message : message}`,
        severity: 'error',
      });
    }
  };
  const save = (draft: Pick<SavedViewInput, 'name' | 'shared'>) => {
    setEditing(undefined);
    return change('The view could not be saved.', () =>
      editing === 'new' || !editing
        ? api.createView({ ...draft, query })
        : api.updateView(editing.id, { ...draft, query: editing.query }),
    );
  };
  const link = (label: string, to: string, asked: string) => (
    <Link
      to={to}
      className={asked === query ? classes.current : undefined}
      aria-current={asked === query ? 'page' : undefined}
    >
      {label}
    </Link>
  );
  return (
    <nav aria-label="Views" className={classes.root}>
      {presets.map(({ label, patch }) => {
        const to = url.href({
          ...withoutFilters,
          finding: undefined,
          ...patch,
        });
        return <span key={label}>{link(label, to, to.slice(1))}</span>;
      })}
      {views.value?.map(view => (
        <span key={view.id} className={classes.view}>
          {link(
            view.shared && !view.mine ? `${view.name} (shared)` : view.name,
            `?${view.query}`,
            view.query,
          )}
          {view.mine && (
            <ViewMenu
              view={view}
              onEdit={() => setEditing(view)}
              onReplace={() =>
                change('The view could not be saved.', () => {
                  const { name, shared } = view;
                  return api.updateView(view.id, { name, shared, query });
                })
              }
              onDelete={() =>
                change('The view could not be deleted.', () =>
                  api.deleteView(view.id),
                )
              }
            />
          )}
        </span>
      ))}
      {views.error && (
        <Button size="small" onClick={views.retry}>
          Saved views could not be loaded. Try again
        </Button>
      )}
      <Button size="small" color="primary" onClick={() => setEditing('new')}>
        Save view
      </Button>
      {editing && (
        <ViewDialog
          view={editing === 'new' ? undefined : editing}
          onSave={save}
          onClose={() => setEditing(undefined)}
        />
      )}
    </nav>
  );
}
