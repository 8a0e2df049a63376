import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ReactElement, ReactNode } from 'react';
import { Fetched } from '../../hooks/useFetched';
import { Note } from './Note';
import { Skeleton } from './Skeleton';

/** Shows what was fetched, or why it isn't there: loading keeps the layout, denied names the permission, errors offer a retry. */
export function Loaded<T>(props: {
  fetched: Fetched<T>;
  /** Heights of what is loading, in pixels. */
  skeleton: number[];
  /** The permission that a 403 is about. */
  permission: string;
  children(value: T): ReactNode;
}): ReactElement {
  const { fetched, skeleton, permission, children } = props;
  const { value, error, loading, retry } = fetched;
  if (value === undefined && !error) return <Skeleton heights={skeleton} />;
  return (
    <>
      {error && (
        <Failure
          error={error}
          permission={permission}
          retry={retry}
          retrying={loading}
          stale={value !== undefined}
        />
      )}
      {value !== undefined && children(value)}
    </>
  );
}

/** Why something could not be loaded, and what to do. */
export function Failure(props: {
  error: Error;
  permission: string;
  retry(): void;
  retrying?: boolean;
  stale?: boolean;
}) {
  const { error, permission, retry, retrying, stale } = props;
  if (statusOf(error) === 403) {
    return (
      <Denied permission={permission}>
        <Said error={error} />
      </Denied>
    );
  }
  return (
    <Note tone="bad" role="alert">
      <strong>
        {stale
          ? 'This could not be refreshed; what you see is older.'
          : 'This could not be loaded.'}
      </strong>
      <Said error={error} />
      {/* Not disabled meanwhile, which would take the focus away. */}
      <Button
        size="small"
        variant="outlined"
        aria-busy={retrying}
        onClick={retry}
      >
        Try again
      </Button>
    </Note>
  );
}

/** Which permission is missing, and who grants it. */
export function Denied(props: { permission: string; children?: ReactNode }) {
  return (
    <Note tone="warning" role="alert">
      <strong>You may not see this.</strong> It needs the permission{' '}
      <code>{props.permission}</code>. Ask those who run this Backstage to grant
      it.
      {props.children}
    </Note>
  );
}

/** Why something that was asked for was not done; to be asked for again where it was. */
export function Refusal({ error }: { error: Error }) {
  return (
    <Note tone="bad" role="alert">
      <strong>This was refused.</strong> {messageOf(error)}
    </Note>
  );
}

function Said({ error }: { error: Error }) {
  return (
    <Typography variant="body2" paragraph>
      {messageOf(error)}
    </Typography>
  );
}

/** The HTTP status of a refused request. */
function statusOf(error: Error): number | undefined {
  return 'statusCode' in error ? Number(error.statusCode) : undefined;
}

/** What the backend said, rather than which request failed. */
export function messageOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}
