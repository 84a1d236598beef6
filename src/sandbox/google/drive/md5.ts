/** How far each of the 64 steps turns. */
const turns = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const sines = Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

/** The MD5 digest of bytes in hexadecimal, which Drive tells of every file and the platform's own digests do not make (RFC 1321). */
export function md5(bytes: Uint8Array): string {
  const length = bytes.length;
  const padded = new Uint8Array((((length + 8) >>> 6) + 1) * 64);
  padded.set(bytes);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, (length * 8) >>> 0, true);
  view.setUint32(padded.length - 4, Math.floor(length / 2 ** 29), true);
  let sums = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let start = 0; start < padded.length; start += 64) sums = afterBlock(sums, view, start);
  const digest = new DataView(new ArrayBuffer(16));
  for (const [index, sum] of sums.entries()) digest.setUint32(index * 4, sum, true);
  return Array.from(new Uint8Array(digest.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function afterBlock(sums: readonly number[], view: DataView, start: number): number[] {
  let [a = 0, b = 0, c = 0, d = 0] = sums;
  for (let step = 0; step < 64; step += 1) {
    const round = step >>> 4;
    const [mixed, word] = mix(round, step, [b, c, d]);
    const sum = (a + mixed + (sines[step] ?? 0) + view.getUint32(start + word * 4, true)) >>> 0;
    const turn = turns[round]?.[step & 3] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) >>> 0];
  }
  return [a, b, c, d].map((value, index) => (value + (sums[index] ?? 0)) >>> 0);
}

/** What a round makes of three sums, and which word of the block it takes. */
function mix(round: number, step: number, [b, c, d]: readonly [number, number, number]): [number, number] {
  if (round === 0) return [(b & c) | (~b & d), step];
  if (round === 1) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (round === 2) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}
