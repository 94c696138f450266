// Asks the engine as a reader types: after a short pause, never with what an input method has half composed at each key, and
// without letting the answer to an older question overtake a newer one. Wakes nothing; the box and the search page use it.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  const PAUSE_MS = 120;
  // Keyboards of Android compose every word, Khmer or English, until a space: waiting for the end would leave a reader
  // without results for the very word that is typed. So a pause in composing counts too, a longer one.
  const COMPOSING_PAUSE_MS = 500;
  const { LONGEST } = Bank.query;

  /** A query as it is asked: at most 300 characters, cut between syllables. @param {string} text @returns {string} */
  function cutQuery(text) {
    const trimmed = text.trim();
    if (trimmed.length <= LONGEST) return trimmed;
    let kept = "";
    for (const piece of Bank.khmer.cut(trimmed.slice(0, LONGEST + 1))) {
      if (kept.length + piece.length > LONGEST) break;
      kept += piece;
    }
    return kept.trim();
  }

  /**
   * Call `act` with true when the text of `input` has changed and the reader pauses.
   * @param {HTMLInputElement} input @param {() => void} act
   * @returns {() => void} what forgets a change that still waits
   */
  function whenTyped(input, act) {
    let timer = 0;
    /** @param {number} pause */
    function wait(pause) {
      clearTimeout(timer);
      timer = window.setTimeout(act, pause);
    }
    input.addEventListener("input", (event) =>
      wait(/** @type {InputEvent} */ (event).isComposing ? COMPOSING_PAUSE_MS : PAUSE_MS),
    );
    input.addEventListener("compositionend", () => wait(PAUSE_MS));
    return () => clearTimeout(timer);
  }

  /** What asks the engine; only the answer to the last question is ever given to `show`. */
  function asker() {
    let last = 0;
    /**
     * Without a query nothing is asked, and what was asked before is no longer wanted.
     * @param {string} [query] @param {Record<string, any>} [options]
     * @param {(answer: any, isFinal: boolean) => void} [show]
     */
    return function ask(query, options, show) {
      const turn = ++last;
      if (!query) return;
      /** @param {boolean} isFinal */
      const given = (isFinal) => (/** @type {any} */ answer) => {
        if (show && turn === last) show(answer, isFinal);
      };
      const broken = () => given(true)({ query, total: 0, results: [], trouble: "broken-file" });
      // An engine of another make may throw at once; in here that is a broken promise.
      const answered = async () => Bank.search(query, { language: document.documentElement.lang, onCandidates: given(false), ...options });
      answered().then(given(true)).catch(broken);
    };
  }

  Object.assign(Bank, { asker, cutQuery, whenTyped });
})((window.PolicyBank = window.PolicyBank || {}));
