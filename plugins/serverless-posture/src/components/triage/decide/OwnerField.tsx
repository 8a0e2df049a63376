import { useApiHolder } from '@backstage/core-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import TextField from '@material-ui/core/TextField';
import { useEffect, useState } from 'react';

/** Suggestions at once. */
const SUGGESTIONS = 20;

/** A group or user of the catalog, with suggestions while one types. */
export function OwnerField(props: {
  label: string;
  value: string;
  onChange(ref: string): void;
}) {
  const { label, value, onChange } = props;
  const catalog = useApiHolder().get(catalogApiRef);
  const [refs, setRefs] = useState<string[]>([]);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      catalog
        ?.queryEntities({
          filter: { kind: ['Group', 'User'] },
          fullTextFilter: {
            term: value.replace(/^.*[:/]/, ''),
            fields: [
              'metadata.name',
              'metadata.title',
              'spec.profile.displayName',
            ],
          },
          fields: ['kind', 'metadata.namespace', 'metadata.name'],
          limit: SUGGESTIONS,
        })
        .then(
          ({ items }) =>
            current && setRefs(items.map(one => stringifyEntityRef(one))),
          // Without suggestions the ref can still be written out.
          () => current && setRefs([]),
        );
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [catalog, value]);

  return (
    <>
      <TextField
        id="serverless-posture-owner"
        label={label}
        helperText="Such as group:default/payments; empty for nobody"
        value={value}
        onChange={event => onChange(event.target.value)}
        inputProps={{ list: 'serverless-posture-owners', autoComplete: 'off' }}
        variant="outlined"
        size="small"
        fullWidth
      />
      <datalist id="serverless-posture-owners">
        {refs.map(ref => (
          <option key={ref} value={ref} />
        ))}
      </datalist>
    </>
  );
}
