// The worker of a bank that is an app no longer (`web_app: false` in mkdocs.yml): it takes the place of the one that readers have, forgets
// all that was kept, and takes itself away. Needs nothing. Pages then come from the network alone, as before.
(function () {
  "use strict";

  const own = /** @type {any} */ (self);
  const name = `policybank:${new URL("./", own.location.href).pathname}`;

  own.addEventListener("install", () => own.skipWaiting());
  own.addEventListener("activate", (/** @type {any} */ event) => {
    indexedDB.deleteDatabase(name);
    event.waitUntil(Promise.all([caches.delete(name), own.registration.unregister()]));
  });
})();
