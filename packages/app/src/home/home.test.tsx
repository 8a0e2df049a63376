import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import homePlugin from '@backstage/plugin-home/alpha';
import posturePlugin from 'backstage-plugin-serverless-posture/alpha';
import { screen } from '@testing-library/react';
import { parse } from 'yaml';
import { homeModule } from '.';

const config = parse(
  readFileSync(resolve(__dirname, '../../../../app-config.yaml'), 'utf8'),
);

describe('the page one starts on', () => {
  it('has the cards that the configuration puts there', async () => {
    // The grid places nothing before it knows its width, and jsdom has none.
    jest
      .spyOn(HTMLElement.prototype, 'offsetWidth', 'get')
      .mockReturnValue(1280);
    renderTestApp({
      features: [catalogPlugin, homePlugin, posturePlugin, homeModule],
      config,
    });
    expect(
      await screen.findByRole('heading', { level: 2, name: 'Home' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'Serverless posture',
    );
    expect(
      await screen.findByText('Serverless posture of my teams'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/No team of yours owns serverless resources/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Your Starred Entities'),
    ).toBeInTheDocument();
  });
});
