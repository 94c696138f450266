// Marks the words of a search on the page of a text, where a reader arrives from a result (`?q=…#leaf-5`): first in that
// leaf, then, a few at a time, in all others; with a bar that counts the places and leads from one to the next. Wakes pages
// with `.leaf`, and guides; needs query.js, verify.js, elements.js and say.js before it. Without script the page opens at the leaf, unmarked.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  // What fits into a frame on a slow phone, with room for the browser's own work.
  const SLICE_MS = 8;
  const MOST_PLACES = 2000;
  const { element, fill, say, sayCount } = Bank;

  Bank.wakeHighlight = function () {
    const leaves = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll(".leaf")));
    // A guide is one leaf; the search page has words in its address too, and marks its own.
    if (!leaves.length && !document.querySelector("form[data-page]")) leaves.push(...document.querySelectorAll("main"));
    const query = Bank.query.parse(new URLSearchParams(location.search).get("q") || "");
    if (!leaves.length || !query.pieces.length) return;
    const target = leaves.findIndex((leaf) => "#" + leaf.id === location.hash);
    const first = Math.max(0, target);
    /** The places of each leaf, once it was looked at. @type {Range[][]} */
    const found = leaves.map(() => []);
    /** @type {Range | null} */
    let current = null;
    let count = 0;
    let isOver = false;
    const painter = paint();

    const told = element("p", { role: "status" });
    /** @param {string} key @param {() => void} act */
    function button(key, act) {
      const made = element("button", { type: "button" }, say(key));
      made.onclick = act;
      return made;
    }
    const turns = [button("previous", () => go(-1)), button("next", () => go(1))];
    const bar = element("div", { class: "places", role: "region", "aria-label": say("places") });
    bar.append(told, ...turns, button("clear", clear));

    /** Where the words stand in a text. @param {string} text @returns {[number, number][]} */
    function placesIn(text) {
      // Folding alone is quick, and most paragraphs end here; folding with the places of all letters is not.
      const isHit = Bank.verify.locate(Bank.query.folded(text), query).ranges.length;
      return isHit ? Bank.verify.marksIn(text, query).marks : [];
    }

    /** Look for the words in one leaf. @param {number} number */
    function look(number) {
      const text = leaves[number].matches(".leaf") ? leaves[number].querySelector("div") : leaves[number];
      const walker = text && document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      /** @type {Text[]} */
      const nodes = [];
      while (walker && walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
      for (const node of nodes)
        for (const [begin, end] of placesIn(node.data)) {
          const range = document.createRange();
          range.setStart(node, begin);
          range.setEnd(node, end);
          found[number].push(range);
        }
      count += found[number].length;
      painter.add(found[number]);
    }

    /** Go on by some places, around the ends. @param {number} step */
    function go(step) {
      const all = /** @type {Range[]} */ ([]).concat(...found);
      const here = current ? all.indexOf(current) + step : all.indexOf(found[first][0] || all[0]);
      current = all[(here + all.length) % all.length] || null;
      if (!current) return;
      painter.choose(current);
      scrollBy(0, current.getBoundingClientRect().top - innerHeight / 3);
      tell();
    }

    function tell() {
      const all = /** @type {Range[]} */ ([]).concat(...found);
      const number = current ? all.indexOf(current) + 1 : 0;
      fill(told, !count ? say("no-place") : number ? say("place-of", { number, count }) : sayCount("place", count));
      for (const one of turns) one.hidden = !count || (count === 1 && number === 1);
    }

    function clear() {
      isOver = true;
      painter.clear();
      bar.remove();
      try {
        history.replaceState(null, "", location.pathname + location.hash);
      } catch (error) {
        // Then the words stay in the address, and nothing else is left of them.
      }
    }

    /** Look on, leaf by leaf, without holding up the page. @param {number} number */
    function lookOn(number) {
      const end = performance.now() + SLICE_MS;
      for (; number < leaves.length && performance.now() < end; number++) if (number !== first) look(number);
      if (isOver) return;
      if (number < leaves.length && count < MOST_PLACES) setTimeout(lookOn, 0, number);
      // A reader who was sent to a leaf stays there, also when its words run over the end of a paragraph and are not found.
      else if (!current && target < 0 && scrollY === 0) go(0);
      else tell();
    }

    document.body.append(bar);
    look(first);
    const { top, bottom } = leaves[first].getBoundingClientRect();
    // Who has begun to read elsewhere while the search was on its way is not called back.
    if (found[first].length && (scrollY === 0 || (bottom > 0 && top < innerHeight))) go(0);
    setTimeout(lookOn, 0, 0);
  };

  /** How places are shown: by the browser's own highlights where it has them, which leave the page as it is; else by marks. */
  function paint() {
    const own = /** @type {any} */ (window).Highlight;
    const shown = /** @type {any} */ (CSS).highlights;
    if (own && shown) {
      const all = new own();
      shown.set("place", all);
      return {
        add: (/** @type {Range[]} */ ranges) => ranges.forEach((range) => all.add(range)),
        choose: (/** @type {Range} */ range) => {
          const chosen = new own(range);
          chosen.priority = 1;
          shown.set("place-current", chosen);
        },
        clear: () => (shown.delete("place"), shown.delete("place-current")),
      };
    }
    /** @type {Map<Range, Element>} */
    const marks = new Map();
    return {
      add: (/** @type {Range[]} */ ranges) => {
        // From the end: a mark splits the text around it, and the ranges before it must keep their places.
        for (const range of ranges.slice().reverse()) {
          const mark = document.createElement("mark");
          range.surroundContents(mark);
          range.selectNodeContents(mark);
          marks.set(range, mark);
        }
      },
      choose: (/** @type {Range} */ range) => marks.forEach((mark, one) => mark.classList.toggle("current", one === range)),
      clear: () =>
        marks.forEach((mark) => {
          const parent = mark.parentNode;
          mark.replaceWith(...mark.childNodes);
          if (parent) parent.normalize();
        }),
    };
  }
})((window.PolicyBank = window.PolicyBank || {}));
