// Lets the bank be an app: registers the worker once a page is there, and tells the style sheet, by `data-app`, to show what works only
// with it. Wakes pages that name a manifest, over http with service workers; not a folder that was opened by double-click, not
// where the browser refuses. Readers who ask for little data get the worker when they save something. Needs nothing before it.
(function () {
  "use strict";

  var root = document.documentElement;
  var link = /** @type {HTMLLinkElement | null} */ (document.querySelector("[rel=manifest]"));
  var workers = navigator.serviceWorker;
  if (!link || !workers || !/^http/.test(link.href)) return;
  var address = link.href.replace(/[^/]*$/, "sw.js");
  root.setAttribute("data-app", "");
  addEventListener("load", function () {
    var net = /** @type {any} */ (navigator).connection;
    if (!net || !net.saveData)
      workers.register(address).catch(function () {
        root.removeAttribute("data-app");
      });
  });
})();
