import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  Exposure,
  FacetValue,
  findingStatuses,
  layers,
  Severity,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import {
  agreementWords,
  entityName,
  exposureWords,
  layerWords,
  number,
  severityWord,
  statusWords,
} from '../../words';
import { frameworks } from '../controls/frameworks';
import { FacetName, facetTitles, isYesOrNo } from './filters';

const SHOWN = 6;

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      border: 0,
      margin: 0,
      padding: 0,
      minWidth: 0,
      marginBottom: theme.spacing(2),
    },
    title: {
      fontWeight: 700,
      fontSize: 14,
      padding: 0,
      marginBottom: theme.spacing(0.5),
    },
    value: {
      display: 'flex',
      alignItems: 'baseline',
      gap: theme.spacing(1),
      padding: '2px 0',
      fontSize: 13,
      cursor: 'pointer',
      overflowWrap: 'anywhere',
    },
    input: {
      accentColor: theme.palette.primary.main,
      margin: 0,
      alignSelf: 'center',
      flex: 'none',
    },
    label: { flex: 1, minWidth: 0 },
    count: {
      color: theme.palette.text.secondary,
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'ServerlessPostureFacetFilter' },
);

/** One filter: its values with how many findings each would show. */
export function FacetFilter(props: {
  facet: FacetName;
  values: FacetValue[];
  selected: string[];
  onChange(selected: string[]): void;
}) {
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const { facet, selected, onChange } = props;
  const values = ordered(facet, withSelected(props.values, selected));
  if (values.length === 0) return null;
  const shown = all
    ? values
    : values.filter(
        ({ value }, index) => index < SHOWN || selected.includes(value),
      );
  return (
    <fieldset className={classes.root}>
      <legend className={classes.title}>{facetTitles[facet]}</legend>
      {shown.map(entry => (
        <label key={entry.value} className={classes.value}>
          <input
            type="checkbox"
            className={classes.input}
            checked={selected.includes(entry.value)}
            onChange={({ target }) =>
              onChange(
                target.checked
                  ? [...selected, entry.value]
                  : selected.filter(value => value !== entry.value),
              )
            }
          />
          <span className={classes.label}>
            <FacetLabel facet={facet} entry={entry} />
          </span>
          <span className={classes.count}>{number(entry.count)}</span>
        </label>
      ))}
      {values.length > SHOWN && (
        <Button
          size="small"
          color="primary"
          aria-expanded={all}
          aria-label={`${facetTitles[facet]}: ${
            all ? 'show fewer' : `show all ${values.length}`
          }`}
          onClick={() => setAll(!all)}
        >
          {all ? 'Fewer' : `All ${values.length}`}
        </Button>
      )}
    </fieldset>
  );
}

/** What is selected stays in sight, with no finding if need be. */
function withSelected(values: FacetValue[], selected: string[]): FacetValue[] {
  const missing = selected.filter(value =>
    values.every(known => known.value !== value),
  );
  return [...values, ...missing.map(value => ({ value, count: 0 }))];
}

const orders: Partial<Record<FacetName, readonly string[]>> = {
  status: ['FAILED', 'NOT_AVAILABLE', ...findingStatuses],
  severity: severities,
  layer: layers,
};

function ordered(facet: FacetName, values: FacetValue[]): FacetValue[] {
  const order = orders[facet];
  return order
    ? [...values].sort(
        (a, b) => order.indexOf(a.value) - order.indexOf(b.value),
      )
    : values;
}

/** A value as people read it; entities by their titles. */
export function FacetLabel(props: {
  facet: FacetName;
  entry: Pick<FacetValue, 'value' | 'label'>;
}) {
  const { facet, entry } = props;
  return isEntityFacet(facet) && !entry.label && entry.value.includes(':') ? (
    <EntityDisplayName entityRef={entry.value} hideIcon disableTooltip />
  ) : (
    <>{facetLabel(facet, entry)}</>
  );
}

function isEntityFacet(facet: FacetName): boolean {
  return facet === 'owner' || facet === 'service' || facet === 'assignee';
}

/** A framework by its id, or one requirement of it. */
function frameworkName(value: string): string {
  const [id, ...requirement] = value.split(':');
  const name = frameworks.find(one => one.id === id)?.name ?? id;
  return [name, ...requirement].join(' ');
}

/** A value in words, without asking the catalog. */
export function facetLabel(
  facet: FacetName,
  { value, label }: Pick<FacetValue, 'value' | 'label'>,
): string {
  if (label) return label;
  if (facet === 'status')
    return statusWords[value as keyof typeof statusWords] ?? value;
  if (facet === 'severity') return severityWord(value as Severity);
  if (facet === 'layer')
    return layerWords[value as keyof typeof layerWords]?.name ?? value;
  if (facet === 'source')
    return value === 'SECURITY_HUB' ? 'Security Hub' : 'our controls';
  if (facet === 'agreement')
    return agreementWords[value as keyof typeof agreementWords] ?? value;
  if (facet === 'resourceType') return value.replace(/^AWS::/, '');
  if (facet === 'workflow') return value.toLocaleLowerCase('en');
  if (isYesOrNo(facet)) return value === 'true' ? 'yes' : 'no';
  if (facet === 'exposure') return exposureWords[value as Exposure] ?? value;
  if (facet === 'framework') return frameworkName(value);
  return isEntityFacet(facet) ? entityName(value) : value;
}
