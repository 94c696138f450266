/**
 * Reloads the page when the site was made again. Added by the preview only; no published page carries it.
 * Needs nothing before it. A reader without JavaScript reloads by hand.
 *
 * It asks once a second instead of holding a connection open: a browser allows six connections to one server, and
 * with a held one in each of six tabs the seventh tab would stay blank.
 */
(function () {
  "use strict";

  var seen = "";

  function ask() {
    if (document.hidden) {
      return;
    }
    fetch("/-/version", { cache: "no-store" })
      .then(function (answer) {
        return answer.text();
      })
      .then(function (version) {
        if (seen && seen !== version) {
          location.reload();
        }
        seen = version;
      })
      .catch(function () {
        // The preview was stopped. It may come back, and then with a new count: reload on its first answer.
        seen = "stopped";
      });
  }

  ask();
  setInterval(ask, 1000);
})();
