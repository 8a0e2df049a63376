import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Rendering whole pages, loading the lazy parts of them and checking them with axe takes its time on a busy machine.
jest.setTimeout(120_000);
configure({ asyncUtilTimeout: 20_000 });
