import { hash } from 'node:crypto';

/**
 * An opaque id of 16 characters (96 bits of SHA-256, base64url), the same wherever and whenever `parts` are met. Two of ten million
 * things share one with a probability below 10^-15.
 */
export function mintId(kind: string, ...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify([kind, ...parts]), 'base64url').slice(0, 16);
}
