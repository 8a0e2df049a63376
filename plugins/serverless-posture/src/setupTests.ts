import '@testing-library/jest-dom';

// Rendering whole pages and checking them with axe takes its time on a busy machine.
jest.setTimeout(60_000);
