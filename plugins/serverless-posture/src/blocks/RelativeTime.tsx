import { DateTime } from 'luxon';

/** A moment relative to now, with the exact one on hover. @public */
export function RelativeTime(props: { at: string }) {
  const moment = DateTime.fromISO(props.at);
  if (!moment.isValid) return <>{props.at}</>;
  return (
    <time
      dateTime={props.at}
      style={{ whiteSpace: 'nowrap' }}
      title={moment.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}
    >
      {moment.toRelative({ locale: 'en' })}
    </time>
  );
}
