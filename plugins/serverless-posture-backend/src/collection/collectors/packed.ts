import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { chunk } from 'lodash';

/** Items of a piece: as many as are usually taken at once. */
const PIECE = 50;

/** Bytes that zlib takes at once: what it answers keeps all of them, and a packed piece has about as many. */
const CHUNK = 4096;

/** Items that are needed, or their JSON, packed. */
type Piece<Item> = Buffer | readonly Item[];

/**
 * Items alike, of plain data, that wait for their turn for minutes, piece by piece in a tenth of the memory. Few are held as
 * they are, for they need not wait.
 */
export class Packed<Item> implements Iterable<Item> {
  private constructor(private readonly pieces: readonly Piece<Item>[]) {}

  static of<Item>(items: readonly Item[]): Packed<Item> {
    const pieces = chunk(items, PIECE);
    return new Packed(pieces.length > 1 ? pieces.map(pack) : pieces);
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (const piece of this.pieces) yield* unpack(piece);
  }

  /** The first ones, at most so many. */
  first(count: number): Item[] {
    const items: Item[] = [];
    for (const item of this) {
      if (items.length === count) break;
      items.push(item);
    }
    return items;
  }

  /** Those from the first one on that is wanted. */
  from(isWanted: (item: Item) => boolean): Packed<Item> {
    for (const [at, piece] of this.pieces.entries()) {
      const items = unpack(piece);
      const first = items.findIndex(isWanted);
      if (first < 0) continue;
      const left = this.pieces.slice(at + 1);
      return new Packed(
        first === 0 ? [piece, ...left] : [items.slice(first), ...left],
      );
    }
    return new Packed([]);
  }
}

function pack(items: readonly unknown[]): Buffer {
  return deflateRawSync(JSON.stringify(items), { chunkSize: CHUNK });
}

function unpack<Item>(piece: Piece<Item>): readonly Item[] {
  return Buffer.isBuffer(piece)
    ? JSON.parse(inflateRawSync(piece).toString())
    : piece;
}
