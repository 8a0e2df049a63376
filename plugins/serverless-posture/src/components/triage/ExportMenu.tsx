import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import { FindingExportQuery } from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { saveFile } from '../common/DownloadButton';
import { ChoiceMenu } from './ChoiceMenu';

const formats = { csv: 'CSV', json: 'JSON' } as const;

/** Saves all findings of the filter as a file, however many there are. */
export function ExportMenu(props: { query: FindingExportQuery }) {
  const api = useApi(serverlessPostureApiRef);
  const alerts = useApi(alertApiRef);
  const [busy, setBusy] = useState(false);
  const save = async (format: keyof typeof formats) => {
    setBusy(true);
    try {
      const file = await api.exportFindings({ ...props.query, format });
      saveFile(file, `findings.${format}`);
    } catch (error) {
      const { cause, message } = error as Error;
      alerts.post({
        message: `The findings could not be exported. ${
          cause instanceof Error ? cause.message : message
        }`,
        severity: 'error',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <ChoiceMenu label={busy ? 'Exporting…' : 'Export'} disabled={busy}>
      {close =>
        Object.entries(formats).map(([format, name]) => (
          <MenuItem
            key={format}
            onClick={() => {
              close();
              save(format as keyof typeof formats);
            }}
          >
            {name}
          </MenuItem>
        ))
      }
    </ChoiceMenu>
  );
}
