import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Finding,
  FindingPage,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { FindingsTable } from '../../blocks';
import { usePages } from '../../hooks/usePages';
import { UrlPatch, UrlState, useUrlState } from '../../hooks/useUrlState';
import { listWords, plural, statusWords } from '../../words';
import { CollectedLine } from '../common/CollectedLine';
import { Loaded } from '../common/Loaded';
import { MoreButton } from '../common/MoreButton';
import { SearchField } from '../common/SearchField';
import { Section } from '../common/Section';
import { FacetFilter } from './FacetFilter';
import { NothingFound } from './NothingFound';
import {
  facetNames,
  findingQueryOf,
  sortOf,
  valuesOf,
  withoutFilters,
  withValues,
} from './filters';
import { FindingDrawer } from './FindingDrawer';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      alignItems: 'start',
      gridTemplateColumns: '204px minmax(0, 1fr)',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
    toggle: {
      display: 'none',
      [theme.breakpoints.down('sm')]: { display: 'inline-flex' },
    },
    folded: { [theme.breakpoints.down('sm')]: { display: 'none' } },
    presets: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(1),
    },
    busy: { opacity: 0.6 },
  }),
  { name: 'ServerlessPostureTriage' },
);

const presets: Array<{ label: string; patch: UrlPatch }> = [
  { label: 'Open critical and high', patch: { severity: 'CRITICAL,HIGH' } },
  { label: 'Unowned', patch: { owner: 'unowned' } },
  {
    label: 'Disagreements with Security Hub',
    patch: { agreement: 'WE_PASS,NOT_FOR_US,WE_DO_NOT_KNOW' },
  },
  { label: 'Unknown verdicts', patch: { status: 'NOT_AVAILABLE' } },
];

/** All findings that the caller may see; filters, sort and the open finding are in the URL. */
export function TriageContent() {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const url = useUrlState();
  const query = findingQueryOf(url);
  const pages = usePages<Finding, FindingPage>(
    () => api.getFindings({ ...query, facets: true }),
    cursor => api.getFindings({ ...query, cursor }),
    [api, JSON.stringify(query)],
  );
  const { by, order } = sortOf(url);
  const onSort = (next: typeof by) =>
    url.set({
      sort: next,
      order: next === by && order === 'asc' ? 'desc' : undefined,
    });
  const open = url.get('finding');
  const hrefOf = (finding: string) => url.href({ finding });
  return (
    <>
      <CollectedLine />
      <div className={classes.root}>
        <Filters url={url} facets={pages.first.value?.facets} />
        <Section title="Findings" hideTitle>
          <nav aria-label="Common views" className={classes.presets}>
            {presets.map(({ label, patch }) => (
              <Link key={label} to={url.href({ ...withoutFilters, ...patch })}>
                {label}
              </Link>
            ))}
          </nav>
          <Loaded
            fetched={pages.first}
            skeleton={[28, 44, 44, 44, 44, 44]}
            permission={postureReadPermission.name}
          >
            {page => (
              <div
                className={pages.first.loading ? classes.busy : undefined}
                aria-busy={pages.first.loading}
              >
                <div role="status">
                  <Typography variant="h6" component="p">
                    {sentence(page, valuesOf(url, 'status'))}
                  </Typography>
                </div>
                {page.items.length === 0 ? (
                  <NothingFound url={url} facets={page.facets} />
                ) : (
                  <>
                    <FindingsTable
                      findings={pages.items}
                      selected={open}
                      hrefOf={({ id }) => hrefOf(id)}
                      sort={{ by, order, onSort }}
                    />
                    <MoreButton
                      pages={pages}
                      permission={postureReadPermission.name}
                    />
                  </>
                )}
              </div>
            )}
          </Loaded>
        </Section>
      </div>
      <FindingDrawer
        id={open}
        hrefOf={hrefOf}
        onClose={() => url.set({ finding: undefined })}
      />
    </>
  );
}

function Filters(props: { url: UrlState; facets: FindingPage['facets'] }) {
  const classes = useStyles();
  const [unfolded, setUnfolded] = useState(false);
  const { url, facets } = props;
  return (
    <Section title="Filters" hideTitle>
      <SearchField
        label="Search name, ARN, control"
        value={url.get('text') ?? ''}
        onChange={text => url.set({ text: text || undefined })}
      />
      <Button
        className={classes.toggle}
        size="small"
        variant="outlined"
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {unfolded ? 'Hide filters' : 'Show filters'}
      </Button>
      <div className={unfolded ? undefined : classes.folded}>
        {facetNames.map(facet => (
          <FacetFilter
            key={facet}
            facet={facet}
            values={facets?.[facet] ?? []}
            selected={valuesOf(url, facet)}
            onChange={values => url.set(withValues(facet, values))}
          />
        ))}
        <Link to={url.href(withoutFilters)}>Reset filters</Link>
      </div>
    </Section>
  );
}

/** What the list holds: `1,204 failing findings in 11 accounts`. */
function sentence(
  { totalCount, facets }: FindingPage,
  statuses: string[],
): string {
  const words = statuses.map(
    status => statusWords[status as keyof typeof statusWords] ?? status,
  );
  const kind = words.length > 0 ? `${listWords(words)} finding` : 'finding';
  if (totalCount === 0) return `No ${kind}s`;
  const accounts = facets?.accountId.filter(({ count }) => count > 0) ?? [];
  return `${plural(totalCount, kind)}${
    accounts.length > 0 ? ` in ${plural(accounts.length, 'account')}` : ''
  }`;
}
