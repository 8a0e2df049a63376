import { Link } from '@backstage/core-components';
import { ReactNode } from 'react';

/** A link where the app has the page it leads to, else the text alone. */
export function MaybeLink(props: { to?: string; children: ReactNode }) {
  return props.to ? (
    <Link to={props.to} underline="always">
      {props.children}
    </Link>
  ) : (
    <>{props.children}</>
  );
}
