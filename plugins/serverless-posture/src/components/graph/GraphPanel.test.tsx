import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityGraph,
  GraphNode,
} from 'backstage-plugin-serverless-posture-common';
import { expectAccessible } from '../../__testUtils__/axe';
import { fixtureApi } from '../../__testUtils__/api';
import { finding } from '../../__testUtils__/fixtures';
import { entityGraph } from '../../__testUtils__/graph';
import { renderBody } from '../../__testUtils__/render';
import { Fetched } from '../../hooks/useFetched';
import { useUrlState } from '../../hooks/useUrlState';
import { collapse } from './collapse';
import { ExposureWords } from './ExposureWords';
import { GraphPanel } from './GraphPanel';
import { layOut, nextNode } from './layout';
import { OpenPathNote } from './OpenPathNote';

const fetched = (
  value?: EntityGraph,
  more: Partial<Fetched<EntityGraph>> = {},
): Fetched<EntityGraph> => ({
  value,
  loading: false,
  retry: () => {},
  ...more,
});

function Panel(props: { graph: Fetched<EntityGraph> }) {
  return <GraphPanel graph={props.graph} url={useUrlState()} />;
}

const show = (graph: Fetched<EntityGraph> = fetched(entityGraph), path = '/') =>
  renderBody(<Panel graph={graph} />, { api: fixtureApi(), path });

const nodeNamed = (sentence: RegExp) => screen.getByTitle(sentence);

const many: GraphNode[] = Array.from({ length: 40 }, (_, index) => ({
  ...entityGraph.nodes.find(({ id }) => id === 'orders-handler')!,
  id: `fn${index}`,
  name: `fn${index}`,
}));

const crowded: EntityGraph = {
  ...entityGraph,
  nodes: [entityGraph.nodes[0], ...many],
  edges: many.map(({ id }) => ({
    from: 'internet',
    to: id,
    passage: id === 'fn3' ? 'unknown' : 'guarded',
  })),
  openPaths: [],
};

describe('the graph', () => {
  it('shows each node with what it says, hidden ones without a name', async () => {
    const { container } = await show();
    expect(
      nodeNamed(/^pay-handler, function, open to the internet, 3 failing/),
    ).toBeInTheDocument();
    expect(nodeNamed(/^hidden role/)).toHaveTextContent('hidden role');
    expect(
      nodeNamed(/^orders, data, perhaps open .* the queue was not found/),
    ).toHaveTextContent('unknown');
    await expectAccessible(container);
  });

  it('is walked with arrow keys, and shows what Enter selects', async () => {
    const user = userEvent.setup();
    await show();
    act(() => nodeNamed(/^Internet/).focus());
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    const at = document.activeElement!.getAttribute('title');
    expect(at).toMatch(/^(POST|GET)/);
    await user.keyboard('{ArrowRight}{Enter}');
    expect(
      await screen.findByRole('region', { name: /^Details of/ }),
    ).toHaveTextContent('handler');
    expect(screen.getByLabelText('location')).toHaveTextContent(
      /node=(pay|orders)-handler/,
    );
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toHaveAccessibleDescription(/^(POST|GET)/);
  });

  it('leads from a node to its findings', async () => {
    await show(undefined, '/?node=pay-handler');
    const details = screen.getByRole('region', {
      name: 'Details of pay-handler',
    });
    expect(
      within(details).getByRole('link', { name: /3 failing findings/ }),
    ).toHaveAttribute('href', expect.stringContaining('/triage?text=arn:'));
    expect(details).toHaveTextContent(
      'POST /pay → pay-handler: asks nobody (the policy admits the API)',
    );
  });

  it('says the same as a list', async () => {
    const user = userEvent.setup();
    const { container } = await show();
    await user.click(screen.getByRole('button', { name: 'As a list' }));
    for (const node of entityGraph.nodes.slice(1))
      expect(
        screen.getAllByText(node.name ?? 'hidden role').length,
      ).toBeGreaterThan(0);
    expect(
      screen.getByText(/orders-handler → hidden role: asks nobody/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('location')).toHaveTextContent('view=list');
    await expectAccessible(container);
  });

  it('can be made larger and smaller', async () => {
    const user = userEvent.setup();
    await show();
    await user.click(screen.getByRole('button', { name: 'Zoom in' }));
    const scaled = () => nodeNamed(/^Internet/).parentElement!.style.transform;
    expect(scaled()).toBe('scale(1.25)');
    await user.click(screen.getByRole('button', { name: 'Zoom out' }));
    expect(scaled()).toBe('scale(1)');
  });

  it('puts alike nodes together where there are many, until asked for all', async () => {
    const user = userEvent.setup();
    await show(fetched(crowded));
    expect(nodeNamed(/^40 × function/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'All 41 nodes' }));
    expect(nodeNamed(/^fn7,/)).toBeInTheDocument();
  });

  it('says that there is nothing', async () => {
    await show(fetched({ ...entityGraph, nodes: [], edges: [] }));
    expect(screen.getByText(/None of its resources/)).toBeInTheDocument();
  });

  it('keeps the layout while loading, and says that it is denied', async () => {
    const { unmount } = await show(fetched(undefined, { loading: true }));
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    unmount();
    const error = Object.assign(new Error('no'), { statusCode: 403 });
    await show(fetched(undefined, { error }));
    expect(screen.getByRole('alert')).toHaveTextContent(
      'serverlessPosture.posture.read',
    );
  });
});

describe('the note on open paths', () => {
  const note = (graph: Fetched<EntityGraph>) =>
    renderBody(<OpenPathNote graph={graph} href="?tab=graph" />, {
      api: fixtureApi(),
    });

  it('tells a path in one sentence', async () => {
    await note(fetched(entityGraph));
    expect(
      screen.getByText(/Open path from the internet/).parentElement,
    ).toHaveTextContent(
      'Open path from the internet: api.shop.example → POST /pay, no authorizer → pay-handler → role checkout-shared (can write any DynamoDB table) (3 failing findings) · see it in the graph',
    );
    expect(
      screen.getByRole('link', { name: 'see it in the graph' }),
    ).toHaveAttribute('href', expect.stringContaining('tab=graph'));
  });

  it('does not take an unknown step for a closed one', async () => {
    await note(fetched({ ...entityGraph, openPaths: [] }));
    expect(screen.getByText(/is not known/).parentElement).toHaveTextContent(
      'nobody can tell of 1 step',
    );
  });

  it('does not take a graph that could not be loaded for a closed one', async () => {
    await note(fetched(undefined, { error: new Error('no') }));
    expect(screen.getByText(/is not known/)).toBeInTheDocument();
  });

  it('is silent where every way is closed', async () => {
    await note(fetched({ ...entityGraph, openPaths: [], unknownSteps: 0 }));
    expect(screen.queryByText(/path from the internet/)).toBeNull();
  });
});

describe('the exposure of a finding', () => {
  const words = (exposed?: boolean) =>
    renderBody(<ExposureWords finding={{ ...finding, exposed }} />, {
      api: fixtureApi(),
    });

  it('names the path that it is behind, and leads to the graph', async () => {
    await words(true);
    expect(
      await screen.findByText(/POST \/pay, no authorizer/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See it in the graph' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/serverless?tab=graph',
    );
  });

  it('does not take what is unknown for closed', async () => {
    await words();
    expect(screen.getByText('not known')).toBeInTheDocument();
  });
});

describe('collapse', () => {
  it('keeps what stands on a path, and the most open of the steps', () => {
    const { nodes, edges } = collapse(crowded, {
      most: 15,
      keep: new Set(['fn5']),
    });
    expect(nodes.map(({ name }) => name).sort()).toEqual([
      '39 × function',
      'Internet',
      'fn5',
    ]);
    expect(edges.map(({ passage }) => passage).sort()).toEqual([
      'guarded',
      'unknown',
    ]);
  });

  it('leaves a small graph as it is', () => {
    expect(collapse(entityGraph, { most: 15, keep: new Set() }).nodes).toEqual(
      entityGraph.nodes,
    );
  });
});

describe('the layout', () => {
  it('leads from left to right', () => {
    const layout = layOut(entityGraph);
    for (const { from, to } of entityGraph.edges)
      expect(layout.nodes.get(from)!.x).toBeLessThan(layout.nodes.get(to)!.x);
  });

  it('leads back where it came from, and nowhere from the ends', () => {
    const layout = layOut(entityGraph);
    const next = (from: string, key: string) =>
      nextNode(from, key, entityGraph, layout);
    expect(next('pay-handler', 'ArrowRight')).toBe('checkout-shared');
    expect(next('checkout-shared', 'ArrowLeft')).toBe('pay-handler');
    expect(next('internet', 'ArrowLeft')).toBeUndefined();
    expect(next('internet', 'x')).toBeUndefined();
    expect(
      [next('pay-handler', 'ArrowDown'), next('pay-handler', 'ArrowUp')].filter(
        Boolean,
      ),
    ).toContain('orders-handler');
  });
});
