// What stands on the page once the packet is made: the code, the file, and ready words for each way to send it. Needs say.js,
// elements.js; wakes nothing.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Giving = (Bank.giving = Bank.giving || {});

  /** Save a file among the downloads. @param {string} name @param {Blob} blob */
  function saveBlob(name, blob) {
    const address = URL.createObjectURL(blob);
    const link = Bank.element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    // At once would be too early for some browsers, which begin to read later.
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  /** @param {Element} button */
  async function copyWords(button) {
    const way = /** @type {Element} */ (button.closest(".give-way"));
    const words = /** @type {HTMLElement} */ (way.querySelector(".give-words"));
    const told = /** @type {Element} */ (way.querySelector("[role=status]"));
    let isDone = true;
    try {
      await navigator.clipboard.writeText(words.textContent || "");
    } catch (error) {
      // No permission, or an address without https: by a selection, as browsers did before.
      const range = document.createRange();
      range.selectNodeContents(words);
      const selection = getSelection();
      if (selection) {
        selection.removeAllRanges();
        selection.addRange(range);
      }
      isDone = document.execCommand("copy");
    }
    told.textContent = Giving.say(isDone ? "copied" : "not-copied");
  }

  /** @param {HTMLFormElement} form @param {any} facts @param {{code: string, name: string, blob: Blob}} packet @param {string} title */
  function showSend(form, facts, packet, title) {
    const page = document.documentElement.lang;
    const values = { bank: facts.bank[page], code: packet.code, title, file: packet.name, size: Giving.saySize(packet.blob.size) };
    const code = /** @type {Element} */ (form.querySelector(".give-code"));
    code.textContent = packet.code;
    const link = /** @type {HTMLAnchorElement} */ (form.querySelector(".give-code-link"));
    link.href = `${(link.getAttribute("href") || "").split("#")[0]}#${packet.code}`;
    for (const [way, key] of [["email", "mail-words"], ["telegram", "chat-words"], ["usb", "stick-words"]]) {
      const place = form.querySelector(`[data-way=${way}] .give-words`);
      if (place) place.textContent = Giving.say(key, values).trim();
    }
    const mail = /** @type {HTMLAnchorElement | null} */ (form.querySelector(".give-mail"));
    if (mail) {
      const subject = encodeURIComponent(Giving.say("mail-subject", values));
      mail.href = `mailto:${facts.mail}?subject=${subject}&body=${encodeURIComponent(Giving.say("mail-words", values))}`;
    }
    const said = /** @type {Element} */ (form.querySelector(".give-said"));
    said.textContent = Giving.say("made", { code: packet.code });
  }

  Object.assign(Giving, { saveBlob, copyWords, showSend });
})((window.PolicyBank = window.PolicyBank || {}));
