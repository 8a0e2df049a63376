import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useState } from 'react';
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
  const bucket = useApi(storageApiRef).forBucket(BUCKET);
  const [columns, setColumns] = useState(() =>
    known(bucket.snapshot<string[]>(KEY).value),
  );
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
