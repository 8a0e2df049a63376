import Button from '@material-ui/core/Button';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';

/** Copies a text and says so. @public */
export function CopyButton(props: {
  text: string;
  label?: string;
  'aria-label'?: string;
}) {
  const { text, label = 'Copy' } = props;
  const [state, copy] = useCopyToClipboard();
  const [said, setSaid] = useState<string>();

  useEffect(() => {
    if (!state.value && !state.error) return undefined;
    setSaid(state.error ? 'Copying failed' : 'Copied');
    const timer = setTimeout(() => setSaid(undefined), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  return (
    <Button
      size="small"
      color="primary"
      aria-label={props['aria-label']}
      onClick={() => copy(text)}
    >
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}
