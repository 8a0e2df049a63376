import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  findingAsMarkdown,
  findingsAsMarkdown,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { useHref } from 'react-router-dom';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { serverlessPostureApiRef } from '../../../api';
import { usePostureLinks } from '../../../hooks/usePostureLinks';
import { sizeOf, TriageSelection } from './selection';

/** Findings that a ticket lists; the link in it leads to all of them. */
const MOST = 50;

/** Copies the selected findings as Markdown, to paste into a ticket. */
export function CopyMarkdown({ selection }: { selection: TriageSelection }) {
  const api = useApi(serverlessPostureApiRef);
  const [, copy] = useCopyToClipboard();
  const [label, setLabel] = useState('Copy as Markdown');
  const links = usePostureLinks();
  const base = useHref(links.triage() ?? '.');
  const linkTo = ({ id }: { id: string }) => {
    const url = new URL(base, window.location.href);
    url.searchParams.set('finding', id);
    return url.toString();
  };

  const markdown = async () => {
    if (!('ids' in selection)) {
      const { items } = await api.getFindings({
        ...selection.filter,
        limit: MOST,
      });
      return findingsAsMarkdown(items, {
        linkTo,
        totalCount: selection.totalCount,
        listLink: window.location.href,
      });
    }
    const details = await Promise.all(
      selection.ids.slice(0, MOST).map(id => api.getFinding(id)),
    );
    return details.length === 1
      ? findingAsMarkdown(details[0], linkTo(details[0].finding))
      : findingsAsMarkdown(
          details.map(({ finding }) => finding),
          { linkTo, totalCount: sizeOf(selection) },
        );
  };

  const onClick = async () => {
    setLabel('Reading…');
    try {
      copy(await markdown());
      setLabel('Copied');
    } catch {
      setLabel('Copying failed, try again');
    }
  };

  return (
    <Button size="small" color="primary" onClick={onClick}>
      <span aria-live="polite">{label}</span>
    </Button>
  );
}
