/* Starts Sveltia CMS on the page /admin/, and on no other. A classic script, so that it can say why nothing happens where the
   bank was opened from a folder: there no browser loads a module. Without scripts the page says so itself. */
(function () {
  "use strict";
  const told = document.getElementById("no-folder");
  // @ts-ignore -- copied beside this file when the site is built
  import("./sveltia/index.js").then(
    (/** @type {{ init: () => void }} */ cms) => cms.init(),
    () => {
      if (told) told.hidden = false;
    },
  );
})();
