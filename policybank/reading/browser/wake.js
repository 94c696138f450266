// Wakes the buttons once their scripts are there, and brings the rest on the page of the list. Needs all of its bundle.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  Bank.readingActs = { keep: Bank.toggleMark, all: Bank.keepAll, copy: Bank.shareCopy, send: Bank.shareSend, card: Bank.shareCard, offline: Bank.saveForOffline };

  Bank.wakeReading = function () {
    Bank.showMarks();
    // Another tab, or the page of the list, from which a reader comes back to a page that the browser kept as it was.
    addEventListener("storage", refresh);
    addEventListener("pageshow", (event) => event.persisted && refresh());
    if (document.querySelector(".reading-list")) loadList();
  };

  function refresh() {
    Bank.showKeptCount();
    Bank.showMarks();
    if (Bank.showList) Bank.showList();
  }

  function loadList() {
    const own = (Bank.readingScript && Bank.readingScript.getAttribute("data-reading")) || "";
    const root = own.replace(/assets\/[^/]*$/, "");
    const script = Bank.element("script", { src: root + Bank.readingListFiles.script });
    const style = Bank.element("link", { rel: "stylesheet", href: root + Bank.readingListFiles.style });
    script.onload = () => Bank.wakeList();
    script.onerror = () => document.documentElement.setAttribute("data-reading-failed", "");
    // The list is shown once it can be drawn; without its styles it is plain, and still there.
    style.onload = style.onerror = () => document.head.append(script);
    document.head.append(style);
  }
})((window.PolicyBank = window.PolicyBank || {}));
