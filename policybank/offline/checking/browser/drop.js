// A place into which files and folders can be dragged. Wakes the element it is given; needs folders.js.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = (Bank.checking = Bank.checking || {});

  /** @param {HTMLElement} place @param {(dropped: any[]) => void} taken */
  function wakeDrop(place, taken) {
    // Beside the place a file that is let go would open in the place of this page.
    for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
    document.addEventListener("dragover", () => place.classList.add("over"));
    for (const name of ["dragleave", "drop"]) document.addEventListener(name, () => place.classList.remove("over"));
    document.addEventListener("drop", async (event) => {
      const dropped = event.dataTransfer;
      if (dropped && dropped.items.length) taken(await Checking.takeDropped(dropped));
    });
  }

  Object.assign(Checking, { wakeDrop });
})((window.PolicyBank = window.PolicyBank || {}));
