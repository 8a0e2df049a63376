import { Turns } from './turns';

const looksAround = () => new Promise(setImmediate);

/** Works that end when they are told to. */
class Works {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, (error?: Error) => void>();

  constructor(private readonly turns: Turns) {}

  add(group: string, id: string, isUrgent = false): Promise<void> {
    return this.turns.take(
      group,
      () =>
        new Promise((resolve, reject) => {
          this.begun.push(id);
          this.ends.set(id, error => (error ? reject(error) : resolve()));
        }),
      isUrgent,
    );
  }

  async end(id: string, error?: Error) {
    this.ends.get(id)!(error);
    await looksAround();
  }
}

it('lets so many work at a time, and group by group who waits', async () => {
  const works = new Works(new Turns(2));
  const all = [
    ...['a1', 'a2', 'a3', 'a4'].map(id => works.add('a', id)),
    works.add('b', 'b1'),
    works.add('c', 'c1'),
    works.add('b', 'b2'),
  ];
  await looksAround();
  expect(works.begun).toEqual(['a1', 'a2']);
  for (let i = 0; i < 7; i++) await works.end(works.begun[i]);
  expect(works.begun).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2']);
  await Promise.all(all);
});

it('lets in what is urgent before all that waits, one after the other', async () => {
  const works = new Works(new Turns(1));
  const all = [
    works.add('a', 'a1'),
    works.add('a', 'a2'),
    works.add('b', 'b1', true),
    works.add('a', 'a3', true),
  ];
  await looksAround();
  for (let i = 0; i < 4; i++) await works.end(works.begun[i]);
  expect(works.begun).toEqual(['a1', 'b1', 'a3', 'a2']);
  await Promise.all(all);
});

it('goes on after work that fails, and lets in at once when nobody is at work', async () => {
  const works = new Works(new Turns(1));
  const failing = works.add('a', 'a1');
  const waiting = works.add('a', 'a2');
  failing.catch(() => {});
  await looksAround();
  await works.end('a1', new Error('refused'));
  await expect(failing).rejects.toThrow('refused');
  await works.end('a2');
  await waiting;
  const last = works.add('b', 'b1');
  await looksAround();
  expect(works.begun).toEqual(['a1', 'a2', 'b1']);
  await works.end('b1');
  await last;
});

it('lets a few in at once, and more after what else there is to do', async () => {
  const works = new Works(new Turns(100));
  const heard: number[] = [];
  setImmediate(() => heard.push(works.begun.length));
  for (let i = 0; i < 20; i++) works.add(`group-${i}`, `${i}`);
  await looksAround();
  expect(heard).toEqual([8]);
  while (works.begun.length < 20) await looksAround();
});
