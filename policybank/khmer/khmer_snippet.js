/* What is shown of a Khmer text around a hit: the twin of `snippet` in _syllables.py, held to the same vectors.
   Wakes nothing on a page; needs khmer.js before it. Without scripts nobody searches, so nothing is missed. */
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const rules = Bank.khmerRules;
  // Of the room around a hit, what stands before it.
  const SHARE_BEFORE = 1 / 3;

  const noBeginning = new RegExp(`^(?:${rules.no_beginning})$`, "u");
  const space = new RegExp(`^(?:${rules.space})$`);

  /** Characters, as Python counts them: one outside the basic plane is one and not two. @param {string} text */
  function size(text) {
    let count = text.length;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code >= 0xd800 && code < 0xdc00) count--;
    }
    return count;
  }

  /**
   * At most `length` characters around the hit [begin, end); the hit grows to whole syllables and words. Offsets count
   * as `slice` does, `length` counts characters.
   * @param {string} text @param {number} begin @param {number} end @param {number} length
   */
  function snippet(text, begin, end, length) {
    const pieces = Bank.khmer.cut(text);
    const starts = [0];
    const units = [0];
    for (const one of pieces) {
      starts.push(starts[starts.length - 1] + size(one));
      units.push(units[units.length - 1] + one.length);
    }
    let first = 0;
    while (first < pieces.length && units[first + 1] <= Math.max(begin, 0)) first++;
    let last = first;
    while (last < pieces.length && units[last] < end) last++;
    while (last > first + 1 && starts[last] - starts[first] > length) last--;
    let [least, most] = around(starts, first, last, length - (starts[last] - starts[first]));
    least = atPhrase(pieces, least, first);
    while (most > last && space.test(pieces[most - 1])) most--;
    return {
      before: pieces.slice(least, first).join(""),
      hit: pieces.slice(first, last).join(""),
      after: pieces.slice(last, most).join(""),
      beginsInside: least > 0,
      endsInside: most < pieces.length,
    };
  }

  /** @param {number[]} starts @param {number} first @param {number} last @param {number} room */
  function around(starts, first, last, room) {
    const whole = starts[starts.length - 1];
    const before = Math.min(starts[first], Math.max(Math.trunc(room * SHARE_BEFORE), room - (whole - starts[last])));
    let least = first;
    while (least > 0 && starts[first] - starts[least - 1] <= before) least--;
    const after = room - (starts[first] - starts[least]);
    let most = last;
    while (most < starts.length - 1 && starts[most + 1] - starts[last] <= after) most++;
    return [least, most];
  }

  /** @param {string[]} pieces @param {number} least @param {number} first */
  function atPhrase(pieces, least, first) {
    if (least === 0) return 0;
    const half = least + Math.floor((first - least) / 2);
    for (let place = least; place < half; place++) {
      if (space.test(pieces[place])) {
        least = place + 1;
        break;
      }
    }
    while (least < first && noBeginning.test(pieces[least])) least++;
    return least;
  }

  Bank.khmer.snippet = snippet;
})((window.PolicyBank = window.PolicyBank || {}));
