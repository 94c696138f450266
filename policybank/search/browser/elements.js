// Makes elements of a page: texts go in as text, never as HTML. Wakes nothing and needs nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /**
   * An element; `values` are attributes (those that are null or empty are left out), `children` elements or texts.
   * @param {string} name @param {Record<string, any> | null} [values] @param {...any} children
   * @returns {any}
   */
  function element(name, values, ...children) {
    const made = document.createElement(name);
    for (const key in values) if (values[key] != null && values[key] !== "") made.setAttribute(key, values[key]);
    made.append(...children.filter(Boolean));
    return made;
  }

  /** Put `children` in the place of what `place` holds. @param {Element} place @param {...any} children */
  function fill(place, ...children) {
    place.textContent = "";
    place.append(...children.filter(Boolean));
  }

  /**
   * A text with its hits in `mark` elements. @param {string} text @param {[number, number][]} [marks]
   * @returns {(string | Element)[]}
   */
  function marked(text, marks) {
    const parts = [];
    let done = 0;
    for (const [begin, end] of marks || []) {
      if (begin < done || end <= begin) continue;
      parts.push(text.slice(done, begin), element("mark", null, text.slice(begin, end)));
      done = end;
    }
    return parts.concat(text.slice(done));
  }

  /** `lang`, where a text does not speak the language of its page. @param {string} language */
  function otherLanguage(language) {
    return language === document.documentElement.lang ? "" : language;
  }

  Object.assign(Bank, { element, fill, marked, otherLanguage });
})((window.PolicyBank = window.PolicyBank || {}));
