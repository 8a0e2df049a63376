import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useMemo, useState } from 'react';
import { FindingColumn } from '../../blocks';
import {
  defaultFindingColumns,
  findingColumns,
} from '../../blocks/findingColumns';

const BUCKET = 'serverless-posture';
const KEY = 'triageColumns';

/** The columns that somebody chose for the list of findings, remembered for the next visit. */
export function useColumns(): [
  FindingColumn[],
  (columns: FindingColumn[]) => void,
] {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const [columns, setColumns] = useState(() =>
    known(bucket.snapshot<string[]>(KEY).value),
  );
  // What is kept on a server is not there at once.
  useEffect(() => {
    const subscription = bucket
      .observe$<string[]>(KEY)
      .subscribe(({ presence, value }) => {
        if (presence === 'present') setColumns(known(value));
      });
    return () => subscription.unsubscribe();
  }, [bucket]);
  return [
    columns,
    next => {
      setColumns(next);
      bucket.set(KEY, next);
    },
  ];
}

/** What was remembered may be of another version. */
function known(remembered: unknown): FindingColumn[] {
  return Array.isArray(remembered)
    ? remembered.filter((name): name is FindingColumn => name in findingColumns)
    : defaultFindingColumns;
}
