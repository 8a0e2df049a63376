import { stripVTControlCharacters } from 'node:util';

const RUN = /run \S+: (?:(\w+), )?(\d+) of (\d+) scopes/;
const WEEK = /demo history: week (\d+) of (\d+)/;
const HISTORY_COMPLETE = /demo history: complete/;
const PROBLEM = /\berror\b/i;
const BAR_WIDTH = 24;

function bar(done, total) {
  const filled = total === 0 ? 0 : Math.round((done / total) * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}

/** One line at the bottom of the terminal that says what is going on; plain lines where there is no terminal. */
export class Progress {
  #stream;
  #line = '';
  #week = '';

  /** @param {NodeJS.WriteStream} stream - usually standard output */
  constructor(stream) {
    this.#stream = stream;
  }

  /** Replaces the line. */
  show(line) {
    if (line === this.#line) return;
    this.#line = line;
    if (this.#stream.isTTY) this.#stream.write(`\r\x1b[2K${line}`);
    else this.#stream.write(`${line}\n`);
  }

  /** Prints something above the line. */
  print(text) {
    if (!this.#stream.isTTY) {
      this.#stream.write(`${text}\n`);
      return;
    }
    this.#stream.write(`\r\x1b[2K${text}\n${this.#line}`);
  }

  /** Leaves the line. */
  end() {
    if (this.#line && this.#stream.isTTY) this.#stream.write('\n');
    this.#line = '';
  }

  /** Turns the backend's log into the line: progress of collections; errors are printed as they are. */
  readBackendLine(raw) {
    const line = stripVTControlCharacters(raw);
    const week = line.match(WEEK);
    const run = line.match(RUN);
    if (week) {
      this.#week = `week ${week[1]} of ${week[2]}, `;
    } else if (HISTORY_COMPLETE.test(line)) {
      this.#week = '';
    } else if (run) {
      const [, state, done, total] = run;
      this.#showRun(Number(done), Number(total), state !== undefined);
    } else if (PROBLEM.test(line.split(' ').slice(0, 4).join(' '))) {
      this.print(line);
    }
  }

  #showRun(done, total, ended) {
    // Without a terminal, a line for each step would be noise.
    if (!this.#stream.isTTY && !ended) return;
    this.show(
      `${ended ? 'Collected' : 'Collecting'}: ${this.#week}${bar(
        done,
        total,
      )} ${done} of ${total} scopes`,
    );
  }
}
