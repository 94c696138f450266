// SHA-256 of bytes that come piece by piece. A page that was opened from a file or over plain http in a local network may have no
// `crypto.subtle`, and that one wants all bytes at once: 60 MB of a phone's memory. Knows no page and wakes nothing; needs nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  // The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of the square roots of the first
  // eight (FIPS 180-4, 4.2.2 and 5.3.3).
  const CONSTANTS = new Int32Array(64);
  const START = new Int32Array(8);
  (function fillTables() {
    let found = 0;
    for (let number = 2; found < 64; number++) {
      let isPrime = true;
      for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) isPrime = false;
      if (!isPrime) continue;
      if (found < 8) START[found] = fraction(Math.pow(number, 1 / 2));
      CONSTANTS[found++] = fraction(Math.pow(number, 1 / 3));
    }
  })();

  /** @param {number} root */
  function fraction(root) {
    return Math.floor((root - Math.floor(root)) * 4294967296) | 0;
  }

  /** @returns {{push: (bytes: Uint8Array) => void, hex: () => string}} `hex` ends it */
  function sha256() {
    const state = START.slice();
    const words = new Int32Array(64);
    const rest = new Uint8Array(128);
    let held = 0;
    let total = 0;

    /** @param {Uint8Array} bytes @param {number} at */
    function block(bytes, at) {
      for (let i = 0; i < 16; i++, at += 4)
        words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      for (let i = 16; i < 64; i++) {
        const x = words[i - 15];
        const y = words[i - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
      }
      // One by one: out of a list and back into it, 67 MB a second became of 190 (node 20, seconds of the processor).
      let a = state[0];
      let b = state[1];
      let c = state[2];
      let d = state[3];
      let e = state[4];
      let f = state[5];
      let g = state[6];
      let h = state[7];
      for (let i = 0; i < 64; i++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const one = (h + s1 + ((e & f) ^ (~e & g)) + CONSTANTS[i] + words[i]) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + one) | 0;
        d = c;
        c = b;
        b = a;
        a = (one + two) | 0;
      }
      state[0] = (state[0] + a) | 0;
      state[1] = (state[1] + b) | 0;
      state[2] = (state[2] + c) | 0;
      state[3] = (state[3] + d) | 0;
      state[4] = (state[4] + e) | 0;
      state[5] = (state[5] + f) | 0;
      state[6] = (state[6] + g) | 0;
      state[7] = (state[7] + h) | 0;
    }

    /** @param {Uint8Array} bytes */
    function push(bytes) {
      let at = 0;
      total += bytes.length;
      if (held) {
        at = Math.min(64 - held, bytes.length);
        rest.set(bytes.subarray(0, at), held);
        held += at;
        if (held < 64) return;
        block(rest, 0);
        held = 0;
      }
      for (; at + 64 <= bytes.length; at += 64) block(bytes, at);
      rest.set(bytes.subarray(at));
      held = bytes.length - at;
    }

    function hex() {
      rest.fill(0, held);
      rest[held] = 0x80;
      const end = held < 56 ? 64 : 128;
      const view = new DataView(rest.buffer);
      view.setUint32(end - 8, Math.floor(total / 0x20000000));
      view.setUint32(end - 4, (total << 3) >>> 0);
      for (let at = 0; at < end; at += 64) block(rest, at);
      return Array.from(state, (value) => (value >>> 0).toString(16).padStart(8, "0")).join("");
    }

    return { push, hex };
  }

  Object.assign(Giving, { sha256 });
})((window.PolicyBank = window.PolicyBank || {}));
