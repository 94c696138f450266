// Looks into a PDF without opening it: whether it is one, its SHA-256, how many leaves it has as far as that can be read, whether it is
// locked. Reads slices, so that a large file neither fills the memory nor stops the page. Knows no page and wakes nothing; needs sha256.js
// and fflate. The checks of the bank look again, with a real reader.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  const SLICE = 128 * 1024;
  // The browser's own digest wants the whole file at once. To hand over 60 MB kept the page for 76 ms of the processor, our own
  // digest never for more than 25 (Chromium, desktop), and a phone is several times as slow.
  const MOST_AT_ONCE = 16e6;
  // A mark that stands across two slices is seen whole in the second: so much of the first is kept.
  const KEPT = 4096;
  const HEAD = 1024;
  // Streams of objects: how many are opened, how much of each is read and made of it. More would be a bomb or a wonder.
  const MOST_STREAMS = 4000;
  const MOST_PACKED = 512 * 1024;
  const MOST_MADE = 2 * 1024 * 1024;
  const FED = 16 * 1024;

  /** @param {Blob} blob @returns {Promise<Uint8Array>} */
  function readBytes(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(new Uint8Array(/** @type {ArrayBuffer} */ (reader.result)));
      reader.onerror = () => reject(reader.error);
      reader.readAsArrayBuffer(blob);
    });
  }

  /** Each byte as one letter, so that places in the text are places in the file. @param {Uint8Array} bytes */
  function lettersOf(bytes) {
    return new TextDecoder("latin1").decode(bytes);
  }

  /** The leaves that a node of the tree of pages tells. @param {string} text @param {number} at where its type stands */
  function countAt(text, at) {
    const begin = Math.max(text.lastIndexOf(">>", at), text.lastIndexOf("endobj", at), 0);
    const ends = [text.indexOf(">>", at), text.indexOf("endobj", at)].filter((end) => end >= 0);
    const told = /\/Count\s+(\d{1,6})/.exec(text.slice(begin, Math.min(...ends, text.length)));
    return told ? Number(told[1]) : 0;
  }

  /** What the objects in a text tell of leaves. @param {string} text @param {(at: number) => boolean} isNew */
  function leavesIn(text, isNew) {
    const found = { count: 0, pages: 0 };
    const types = /\/Type\s*\/Page(s?)(?![A-Za-z])/g;
    for (let one = types.exec(text); one; one = types.exec(text)) {
      if (!isNew(one.index)) continue;
      if (one[1]) found.count = Math.max(found.count, countAt(text, one.index));
      else found.pages++;
    }
    return found;
  }

  /** The start of an inflated stream, or "" where it cannot be read. @param {Uint8Array} packed */
  function inflated(packed) {
    /** @type {Uint8Array[]} */
    const parts = [];
    let size = 0;
    try {
      const stream = new window.fflate.Unzlib((/** @type {Uint8Array} */ part) => {
        parts.push(part);
        size += part.length;
      });
      for (let at = 0; at < packed.length && size < MOST_MADE; at += FED) stream.push(packed.subarray(at, at + FED), false);
    } catch (error) {
      // Not packed this way, or what follows the stream: what was made until here is kept.
    }
    return parts.map(lettersOf).join("");
  }

  /**
   * @param {File} file @param {(share: number) => void} told
   * @returns {Promise<{trouble: string, sha256: string, leaves: number | null, isLocked: boolean}>}
   */
  async function inspectPdf(file, told) {
    const found = { trouble: "", sha256: "", leaves: /** @type {number | null} */ (null), isLocked: false };
    try {
      const head = lettersOf(await readBytes(file.slice(0, HEAD)));
      if (!head.includes("%PDF-")) return { ...found, trouble: "file-not-pdf" };
      const seen = await scan(file, told);
      found.sha256 = seen.sha256;
      found.isLocked = seen.isLocked;
      const packed = seen.isLocked ? { count: 0, pages: 0 } : await scanPacked(file, seen.streams);
      found.leaves = Math.max(seen.count, packed.count) || seen.pages + packed.pages || null;
      told(1);
      return found;
    } catch (error) {
      if (error instanceof DOMException) return { ...found, trouble: "file-unreadable" };
      throw error;
    }
  }

  /** The digest by the browser, which is many times as fast as ours. @param {File} file @returns {Promise<string>} "" where it cannot be had */
  async function byBrowserDigest(file) {
    if (file.size > MOST_AT_ONCE) return "";
    try {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {any} */ (await readBytes(file))));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    } catch (error) {
      return ""; // Not offered to this address, or too large for this device.
    }
  }

  /** @param {File} file @param {(share: number) => void} told */
  async function scan(file, told) {
    const byBrowser = await byBrowserDigest(file);
    const digest = byBrowser ? null : Giving.sha256();
    /** @type {{start: number, length: number}[]} */
    const streams = [];
    const seen = { count: 0, pages: 0, isLocked: false, streams, sha256: "" };
    let kept = "";
    let done = 0; // Marks that begin before here were seen.
    for (let at = 0; at < file.size; at += SLICE) {
      const bytes = await readBytes(file.slice(at, at + SLICE));
      if (digest) digest.push(bytes);
      const text = kept + lettersOf(bytes);
      const start = at - kept.length;
      const isLast = at + SLICE >= file.size;
      const limit = isLast ? Infinity : start + text.length - KEPT / 2;
      const isNew = (/** @type {number} */ place) => start + place >= done && start + place < limit;
      const leaves = leavesIn(text, isNew);
      seen.count = Math.max(seen.count, leaves.count);
      seen.pages += leaves.pages;
      seen.isLocked = seen.isLocked || /\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/.test(text);
      streamsIn(text, start, isNew, streams);
      done = limit;
      kept = text.slice(-KEPT);
      told(Math.min(1, (at + SLICE) / file.size));
    }
    seen.sha256 = digest ? digest.hex() : byBrowser;
    return seen;
  }

  /** @param {string} text @param {number} start @param {(at: number) => boolean} isNew @param {{start: number, length: number}[]} streams */
  function streamsIn(text, start, isNew, streams) {
    const types = /\/Type\s*\/ObjStm/g;
    for (let one = types.exec(text); one; one = types.exec(text)) {
      if (!isNew(one.index) || streams.length >= MOST_STREAMS) continue;
      const head = text.slice(Math.max(0, text.lastIndexOf("obj", one.index)), one.index + KEPT / 2);
      const from = text.slice(one.index).search(/stream\r?\n/);
      if (from < 0) continue;
      const told = /\/Length\s+(\d{1,9})(?!\s+\d+\s+R)/.exec(head);
      const begin = one.index + from + (text[one.index + from + 6] === "\r" ? 8 : 7);
      streams.push({ start: start + begin, length: Math.min(told ? Number(told[1]) : MOST_PACKED, MOST_PACKED) });
    }
  }

  /** @param {File} file @param {{start: number, length: number}[]} streams */
  async function scanPacked(file, streams) {
    const seen = { count: 0, pages: 0 };
    for (const { start, length } of streams) {
      const text = inflated(await readBytes(file.slice(start, start + length)));
      const leaves = leavesIn(text, () => true);
      seen.count = Math.max(seen.count, leaves.count);
      seen.pages += leaves.pages;
    }
    return seen;
  }

  Object.assign(Giving, { inspectPdf, readBytes });
})((window.PolicyBank = window.PolicyBank || {}));
