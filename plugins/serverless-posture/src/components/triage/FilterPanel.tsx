import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { Facets } from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { UrlState } from '../../hooks/useUrlState';
import { SearchField } from '../common/SearchField';
import { Section } from '../common/Section';
import { AgeFilter } from './AgeFilter';
import { FacetFilter } from './FacetFilter';
import { facetNames, valuesOf, withoutFilters, withValues } from './filters';
import { SubTeamsFilter } from './SubTeamsFilter';

const useStyles = makeStyles(
  (theme: Theme) => ({
    toggle: {
      display: 'none',
      [theme.breakpoints.down('sm')]: { display: 'inline-flex' },
    },
    folded: { [theme.breakpoints.down('sm')]: { display: 'none' } },
  }),
  { name: 'ServerlessPostureFilterPanel' },
);

/** Every filter, with how many findings each value would show; on narrow screens behind a button. */
export function FilterPanel(props: { url: UrlState; facets?: Facets }) {
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
          <div key={facet}>
            <FacetFilter
              facet={facet}
              values={facets?.[facet] ?? []}
              selected={valuesOf(url, facet)}
              onChange={values => url.set(withValues(facet, values))}
            />
            {facet === 'owner' && <SubTeamsFilter url={url} />}
            {facet === 'severity' && <AgeFilter url={url} />}
          </div>
        ))}
        <Link to={url.href(withoutFilters)}>Reset filters</Link>
      </div>
    </Section>
  );
}
