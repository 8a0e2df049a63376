import { makeStyles, Theme } from '@material-ui/core/styles';
import { useState } from 'react';
import { useUrlState } from '../../hooks/useUrlState';
import { CollectedLine } from '../common/CollectedLine';
import { Section } from '../common/Section';
import { FilterPanel } from './FilterPanel';
import { FindingDrawer } from './FindingDrawer';
import { TriageTable } from './TriageTable';
import { useTriageList } from './useTriageList';
import { ViewsBar } from './views/ViewsBar';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      alignItems: 'start',
      gridTemplateColumns: '204px minmax(0, 1fr)',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
  }),
  { name: 'ServerlessPostureTriage' },
);

/** All findings that the caller may see; filters, grouping, sort and the open finding are in the URL. */
export function TriageContent() {
  const classes = useStyles();
  const url = useUrlState();
  const list = useTriageList(url);
  const [decided, setDecided] = useState(0);
  const hrefOf = (finding: string) => url.href({ finding });
  return (
    <>
      <CollectedLine />
      <div className={classes.root}>
        <FilterPanel url={url} facets={list.facets} />
        <Section title="Findings" hideTitle>
          <ViewsBar url={url} />
          <TriageTable
            url={url}
            list={list}
            hrefOf={hrefOf}
            onDecided={() => setDecided(count => count + 1)}
          />
        </Section>
      </div>
      <FindingDrawer
        id={url.get('finding')}
        hrefOf={hrefOf}
        fixHref={fix => url.href({ fix, finding: undefined, by: 'none' })}
        version={decided}
        onDone={list.refresh}
        onClose={() => url.set({ finding: undefined })}
      />
    </>
  );
}
