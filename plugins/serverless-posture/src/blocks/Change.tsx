/** A change of the score, as an arrow and as words. @public */
export function Change(props: {
  now?: number;
  before?: number;
  since: string;
}) {
  const { now, before, since } = props;
  if (now === undefined || before === undefined)
    return <span>no score to compare with {since}</span>;
  const change = Math.round((now - before) * 10) / 10;
  if (change === 0) return <span>unchanged since {since}</span>;
  return (
    <span>
      <strong>
        <span aria-hidden>{change > 0 ? '▲' : '▼'}</span>{' '}
        {change > 0 ? 'up' : 'down'} {Math.abs(change)}
      </strong>{' '}
      since {since}
    </span>
  );
}
