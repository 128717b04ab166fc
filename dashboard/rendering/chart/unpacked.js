// What the server packed, as text. It sends all that this page has not had yet; of all else only
// the name, which is the end of what gzip makes: checksum and length.

const NAME = 8;
const MOST = 400;

const had = new Map();

const nameOf = (bytes) => String(bytes.slice(-NAME));

export class Missing extends Error {}

export async function unpacked(bytes) {
  const name = nameOf(bytes);
  if (bytes.length > NAME) had.set(name, bytes);
  if (had.size > MOST) had.delete(had.keys().next().value);
  const packed = had.get(name);
  if (!packed) throw new Missing("the server names what never came");
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

export const isSame = (one, other) => Boolean(one) && nameOf(one) === nameOf(other);
