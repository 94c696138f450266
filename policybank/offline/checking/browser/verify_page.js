// The page that checks a copy: the reader picks its folder or drags it in. Wakes `#choose`, `#input`, `#drop`, `#progress` and `#found`;
// needs all scripts before it. Without scripts the page tells the command that does the same.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = Bank.checking;

  /** @param {string} id */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  function start() {
    const choose = part("choose");
    const input = /** @type {HTMLInputElement} */ (part("input"));
    const drop = part("drop");
    const progressPlace = part("progress");
    const foundPlace = part("found");
    /** @type {any} */
    let running = null;

    /** Find the files by `bring`, check them, and show what was found. @param {(progress: any) => Promise<any>} bring */
    async function check(bring) {
      if (running) running.stop();
      Checking.fill(foundPlace);
      const progress = (running = Checking.makeProgress(progressPlace));
      document.documentElement.dataset.state = "running";
      try {
        progress.names(0);
        const files = Checking.filesOfCopy(await bring(progress));
        const found = await Checking.checkCopy(files, progress.told, progress.isStopped);
        if (running === progress) Checking.showFound(foundPlace, found);
      } catch (error) {
        if (running !== progress) return;
        if (!(error instanceof Checking.Stopped)) throw error;
        Checking.showTrouble(foundPlace, "verify.stopped");
      } finally {
        if (running === progress) {
          running = null;
          progress.end();
          document.documentElement.dataset.state = "done";
        }
      }
    }

    /** @param {any} handle */
    const ofHandle = (handle) => (/** @type {any} */ progress) => Checking.filesOfHandle(handle, progress.names, progress.isStopped);

    choose.addEventListener("click", async () => {
      const pick = /** @type {any} */ (window).showDirectoryPicker;
      if (!pick) return input.click();
      try {
        const handle = await pick.call(window, { id: "policybank", mode: "read" });
        check(ofHandle(handle));
      } catch (error) {
        // The reader changed their mind, or the browser does not give this folder in this way; then there is the older one.
        if (/** @type {any} */ (error).name !== "AbortError") input.click();
      }
    });
    input.addEventListener("change", () => {
      const chosen = Array.from(input.files || []);
      input.value = "";
      if (chosen.length) check(async () => Checking.filesOfInput(chosen));
    });
    Checking.wakeDrop(drop, async (/** @type {any[]} */ dropped) => {
      const one = dropped.find((each) => (each.handle ? each.handle.kind === "directory" : each.entry && each.entry.isDirectory));
      if (!one) Checking.showTrouble(foundPlace, "verify.not-a-folder");
      else if (one.handle) check(ofHandle(one.handle));
      else check((progress) => Checking.filesOfEntry(one.entry, progress.names));
    });
    Checking.startLanguages();
    document.documentElement.dataset.state = "ready";
  }

  start();
})((window.PolicyBank = window.PolicyBank || {}));
