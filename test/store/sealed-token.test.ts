import { describe, expect, it } from 'vitest';
import { openKeyRing } from '../../src/store/key-ring.ts';
import { SealedTokenError, openToken, sealToken, wantsResealing } from '../../src/store/sealed-token.ts';

const oldKey = Buffer.alloc(32, 1).toString('base64');
const newKey = Buffer.alloc(32, 2).toString('base64');
const secret = { workspace: 'acme', token: 'ntn_secret' };

describe('a sealed token', () => {
  it('opens again for the workspace it belongs to, and never shows the token', async () => {
    const ring = await openKeyRing(oldKey);
    const sealed = await sealToken(ring, secret);
    expect(sealed).not.toContain('ntn_secret');
    expect(await openToken(ring, { workspace: 'acme', sealed })).toBe('ntn_secret');
  });

  it('seals differently every time', async () => {
    const ring = await openKeyRing(oldKey);
    expect(await sealToken(ring, secret)).not.toBe(await sealToken(ring, secret));
  });

  it('does not open when it was copied into another workspace', async () => {
    const ring = await openKeyRing(oldKey);
    const sealed = await sealToken(ring, secret);
    await expect(openToken(ring, { workspace: 'other', sealed })).rejects.toMatchObject({
      code: 'not-this-workspace',
    });
  });

  it('still opens after the key was replaced, and asks to be sealed anew', async () => {
    const sealed = await sealToken(await openKeyRing(oldKey), secret);
    const rotated = await openKeyRing(`${newKey}, ${oldKey}`);
    expect(await openToken(rotated, { workspace: 'acme', sealed })).toBe('ntn_secret');
    expect(wantsResealing(rotated, sealed)).toBe(true);
    expect(wantsResealing(rotated, await sealToken(rotated, secret))).toBe(false);
  });

  it('is refused when its key is gone or it was tampered with', async () => {
    const sealed = await sealToken(await openKeyRing(oldKey), secret);
    await expect(openToken(await openKeyRing(newKey), { workspace: 'acme', sealed })).rejects.toBeInstanceOf(
      SealedTokenError,
    );
    await expect(
      openToken(await openKeyRing(oldKey), { workspace: 'acme', sealed: 'v1.nonsense' }),
    ).rejects.toMatchObject({ code: 'malformed' });
  });

  it('needs a key of 32 bytes, and an error does not repeat it', async () => {
    await expect(openKeyRing(btoa('short'))).rejects.toThrow('5 bytes instead of 32');
    await expect(openKeyRing('%%%')).rejects.not.toThrow('%%%');
  });
});
