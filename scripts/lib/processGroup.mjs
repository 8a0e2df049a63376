import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 8_000;

/** Is any process of the group still there? */
function isAlive(pid) {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

function signal(pid, name) {
  try {
    process.kill(-pid, name);
  } catch {
    // It has ended on its own.
  }
}

/**
 * Processes that live and die together: each leads a process group of its own, so that what it starts ends with it,
 * and all of them end when one does, or when this process is told to.
 */
export class ProcessGroup {
  #children = [];
  #stopping;

  /** @param {(name: string, code: number | null) => void} onUnexpectedExit - called once, when a process ends on its own */
  constructor(onUnexpectedExit) {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(name, () => this.stop().then(() => process.exit(0)));
    }
    this.onUnexpectedExit = onUnexpectedExit;
  }

  /** Starts a process; the options are those of `child_process.spawn`. */
  start(name, command, args, options) {
    const child = spawn(command, args, { ...options, detached: true });
    this.#children.push(child);
    const ended = code => {
      if (!this.#stopping) this.onUnexpectedExit(name, code);
    };
    child.once('error', error => ended(error.message));
    child.once('exit', ended);
    return child;
  }

  /**
   * Runs a process to its end.
   * @returns {Promise<{ code: number | null, output: string }>} its exit code, and all that it printed
   */
  run(command, args, options) {
    const child = spawn(command, args, {
      ...options,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', chunk => {
        output += chunk;
      });
    }
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', code => resolve({ code, output }));
    });
  }

  /** Ends every process, the youngest first; those that do not listen are killed. */
  stop() {
    this.#stopping ??= (async () => {
      const pids = this.#children
        .map(child => child.pid)
        .filter(Boolean)
        .reverse();
      for (const pid of pids) signal(pid, 'SIGTERM');
      const deadline = Date.now() + GRACE_MS;
      while (pids.some(isAlive) && Date.now() < deadline) await sleep(50);
      for (const pid of pids) signal(pid, 'SIGKILL');
    })();
    return this.#stopping;
  }
}
