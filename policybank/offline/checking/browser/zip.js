// Reads the zip of a stranger piece by piece from a file, as packets/_zip.py does for the commands: the directory and what stands before each
// file must agree, the files must lie one behind the other without a gap, and nothing is unpacked beyond what was told. Only what our
// own writer writes is read. Knows no page; needs sums.js, and a browser that can unpack (DecompressionStream).
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  const END_BYTES = 22;
  const ENTRY_BYTES = 46;
  const LOCAL_BYTES = 30;
  const LONGEST_NAME = 300;
  const MOST_ENTRIES = 0xfffe;
  // Names are UTF-8, and how hard the packer tried.
  const HARMLESS_FLAGS = (1 << 11) | (1 << 1) | (1 << 2);
  const FOLDER = 0x10;
  const SMALL_BYTES = 1e6;
  const LARGEST_RATIO = 100;

  /** Why a pack is not applied: `reason` has words under `reasons`, filled with `facts`. */
  class PackTrouble extends Error {
    /** @param {string} reason @param {Record<string, any>} [facts] */
    constructor(reason, facts) {
      super(reason);
      this.reason = reason;
      this.facts = facts || {};
    }
  }

  /** @param {string} detail @returns {never} */
  function strange(detail) {
    throw new PackTrouble("pack-strange", { detail });
  }

  /** @typedef {{name: string, isPacked: boolean, packed: number, size: number, start: number, end: number, head: string}} Entry */

  /** @param {Blob} blob @param {number} start @param {number} end */
  async function bytesAt(blob, start, end) {
    const bytes = await Checking.readBytes(blob.slice(start, end)).catch(() => new Uint8Array());
    if (bytes.length !== end - start) throw new PackTrouble("pack-damaged", { detail: "cut-off" });
    return bytes;
  }

  /** The entries of the zip. @param {Blob} blob @returns {Promise<Entry[]>} */
  async function readNames(blob) {
    if (blob.size < END_BYTES) throw new PackTrouble("pack-not-one");
    const end = new DataView((await bytesAt(blob, blob.size - END_BYTES, blob.size)).buffer);
    const first = new DataView((await bytesAt(blob, 0, 4)).buffer).getUint32(0, true);
    if (first !== 0x04034b50) throw new PackTrouble("pack-not-one");
    if (end.getUint32(0, true) !== 0x06054b50 || end.getUint16(20, true)) throw new PackTrouble("pack-damaged", { detail: "end-missing" });
    const count = end.getUint16(10, true);
    const length = end.getUint32(12, true);
    const start = end.getUint32(16, true);
    if (end.getUint32(4, true) || end.getUint16(8, true) !== count || count > MOST_ENTRIES) strange("too-many-files");
    if (start + length + END_BYTES !== blob.size || length > count * (ENTRY_BYTES + LONGEST_NAME)) strange("hidden-bytes");
    const entries = entriesOf(await bytesAt(blob, start, start + length), count);
    let at = start;
    for (const entry of entries.slice().sort((one, other) => other.start - one.start)) {
      entry.end = at;
      at = entry.start;
    }
    if (at) strange("hidden-bytes");
    return entries;
  }

  /** @param {Uint8Array} directory @param {number} count @returns {Entry[]} */
  function entriesOf(directory, count) {
    const view = new DataView(directory.buffer);
    const entries = [];
    let at = 0;
    for (let number = 0; number < count; number++) {
      if (at + ENTRY_BYTES > directory.length || view.getUint32(at, true) !== 0x02014b50) strange("cut-off");
      const flags = view.getUint16(at + 8, true);
      const method = view.getUint16(at + 10, true);
      const nameBytes = view.getUint16(at + 28, true);
      const packed = view.getUint32(at + 20, true);
      const size = view.getUint32(at + 24, true);
      const attributes = view.getUint32(at + 38, true);
      const kind = (attributes >>> 16) & 0o170000;
      if (flags & ~HARMLESS_FLAGS || (method !== 0 && method !== 8)) strange("method");
      if (view.getUint32(at + 30, true) || view.getUint16(at + 34, true) || nameBytes > LONGEST_NAME) strange("metadata");
      if ((kind && kind !== 0o100000) || attributes & FOLDER) strange("link");
      if (!method && packed !== size) strange("sizes");
      if (size > SMALL_BYTES && size > packed * LARGEST_RATIO) strange("bomb");
      const name = nameOf(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
      // What the two heads of a file tell alike: flags, method, time, sum, sizes and the lengths of name and extra.
      const head = String(directory.slice(at + 8, at + 32));
      entries.push({ name, isPacked: method === 8, packed, size, start: view.getUint32(at + 42, true), end: 0, head });
      at += ENTRY_BYTES + nameBytes;
    }
    if (at !== directory.length) strange("hidden-bytes");
    return entries;
  }

  /** @param {Uint8Array} bytes */
  function nameOf(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      return strange("name-foreign");
    }
  }

  /**
   * Give the bytes of `entry` to `take`, in pieces; throws as soon as they are not what was told.
   * @param {Blob} blob @param {Entry} entry @param {(bytes: Uint8Array) => any} take @param {() => boolean} isStopped
   */
  async function readEntry(blob, entry, take, isStopped) {
    const nameBytes = new TextEncoder().encode(entry.name);
    const dataStart = entry.start + LOCAL_BYTES + nameBytes.length;
    if (dataStart + entry.packed !== entry.end) strange("overlap");
    const local = await bytesAt(blob, entry.start, dataStart);
    // The last numbers are the lengths of name and extra: where the name is as long and there is no extra, the data begin here.
    const isAlike = String(local.slice(LOCAL_BYTES)) === String(nameBytes) && String(local.slice(6, LOCAL_BYTES)) === entry.head;
    if (new DataView(local.buffer).getUint32(0, true) !== 0x04034b50 || !isAlike) strange("headers-differ");
    const own = blob.slice(dataStart, entry.end);
    /** @type {ReadableStream<Uint8Array>} */
    const stream = entry.isPacked ? own.stream().pipeThrough(new DecompressionStream(/** @type {any} */ ("deflate-raw"))) : own.stream();
    const reader = stream.getReader();
    let size = 0;
    try {
      for (;;) {
        const { done, value } = await reader.read().catch(() => {
          throw new PackTrouble("pack-damaged", { detail: "checksum" });
        });
        if (done) break;
        if (isStopped()) throw new Checking.Stopped();
        size += value.length;
        if (size > entry.size) strange("sizes");
        await take(value);
      }
    } finally {
      reader.cancel().catch(() => undefined);
    }
    if (size !== entry.size) strange("sizes");
  }

  Object.assign(Checking, { PackTrouble, readNames, readEntry });
})((window.PolicyBank = window.PolicyBank || {}));
