import { Link } from '@backstage/core-components';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Facets } from 'backstage-plugin-serverless-posture-common';
import { UrlState } from '../../hooks/useUrlState';
import { plural } from '../../words';
import { FacetLabel } from './FacetFilter';
import {
  FacetName,
  facetNames,
  facetTitles,
  valuesOf,
  withoutFilters,
  withValues,
} from './filters';

const useStyles = makeStyles(
  (theme: Theme) => ({
    list: { margin: theme.spacing(1, 0), paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'ServerlessPostureNothingFound' },
);

/** Why the list is empty: the filters that hide findings, with how many each of them alone hides. */
export function NothingFound(props: { url: UrlState; facets?: Facets }) {
  const classes = useStyles();
  const { url, facets } = props;
  const text = url.get('text');
  const hiding = facetNames.filter(
    facet =>
      valuesOf(url, facet).length > 0 &&
      (!facets || countOf(facets, facet) > 0),
  );
  const entryOf = (facet: FacetName, value: string) =>
    facets?.[facet].find(entry => entry.value === value) ?? { value };
  return (
    <Typography variant="body2" component="div">
      {text || hiding.length > 0
        ? 'Nothing matches these filters. Drop one of them:'
        : 'Nothing matches these filters, whichever single one is dropped.'}
      <ul className={classes.list}>
        {text && (
          <li>
            <Link underline="always" to={url.href({ text: undefined })}>
              without the search for “{text}”
            </Link>
          </li>
        )}
        {hiding.map(facet => (
          <li key={facet}>
            <Link underline="always" to={url.href(withValues(facet, []))}>
              without {facetTitles[facet]}{' '}
              {valuesOf(url, facet).map((value, index) => (
                <span key={value}>
                  {index > 0 && ', '}
                  <FacetLabel facet={facet} entry={entryOf(facet, value)} />
                </span>
              ))}
            </Link>
            {facets && `: ${plural(countOf(facets, facet), 'finding')}`}
          </li>
        ))}
      </ul>
      Or{' '}
      <Link underline="always" to={url.href(withoutFilters)}>
        reset them
      </Link>
      , or look at the{' '}
      <Link
        underline="always"
        to={url.href({ ...withoutFilters, status: 'NOT_AVAILABLE' })}
      >
        verdicts that are unknown
      </Link>
      : no finding is no proof where nothing could be read.
    </Typography>
  );
}

/** A facet counts by all filters but its own, so its sum is what would be left without it. */
function countOf(facets: Facets, facet: keyof Facets): number {
  return facets[facet].reduce((sum, { count }) => sum + count, 0);
}
