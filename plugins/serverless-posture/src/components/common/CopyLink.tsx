import { useHref } from 'react-router-dom';
import { CopyButton } from '../../blocks';

/** Copies the full address of a place in the app. */
export function CopyLink(props: { to: string }) {
  const href = useHref(props.to);
  return (
    <CopyButton
      label="Copy link"
      text={new URL(href, window.location.href).toString()}
    />
  );
}
