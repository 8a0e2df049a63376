import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { useState } from 'react';

/** Saves a file that has to be asked for with the user's token, which a plain link does not carry. */
export function DownloadButton(props: {
  label: string;
  fileName: string;
  load(): Promise<Blob>;
}) {
  const { label, fileName, load } = props;
  const alerts = useApi(alertApiRef);
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      saveFile(await load(), fileName);
    } catch (error) {
      alerts.post({
        message: `${fileName} could not be loaded: ${error}`,
        severity: 'error',
        display: 'transient',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" variant="outlined" disabled={busy} onClick={download}>
      {label}
    </Button>
  );
}

/** Hands a file over to the browser, to be saved under that name. */
export function saveFile(file: Blob, name: string) {
  const href = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  URL.revokeObjectURL(href);
}
