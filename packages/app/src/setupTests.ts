import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Loading the lazy parts of a page takes its time on a busy machine.
jest.setTimeout(120_000);
configure({ asyncUtilTimeout: 20_000 });
