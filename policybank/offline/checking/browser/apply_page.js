// The page that applies a pack: the reader gives the pack and the folder of the copy. Wakes `#by-page` and what is in it; needs all scripts
// before it. Where the browser cannot write to a folder, or runs no scripts, the page tells how to copy the pack over by hand.
(function (/** @type {Record<string, any>} */ Bank) {
  "use strict";

  /** @type {Record<string, any>} */
  const Checking = Bank.checking;

  /** @param {string} id */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @type {any} */
  const win = window;
  const canWrite = Boolean(win.FileSystemDirectoryHandle && win.FileSystemWritableFileStream && win.DecompressionStream);

  function start() {
    const input = /** @type {HTMLInputElement} */ (part("pack-input"));
    const apply = /** @type {HTMLButtonElement} */ (part("apply"));
    const foundPlace = part("found");
    /** @type {File | null} */
    let pack = null;
    /** @type {any} */
    let folder = null;
    let isBusy = false;

    function draw() {
      Checking.fill(part("pack-name"), pack ? pack.name : "");
      Checking.fill(part("folder-name"), folder ? folder.name || "/" : "");
      apply.disabled = !pack || !folder || isBusy;
    }

    /** @param {string} state */
    const tell = (state) => (document.documentElement.dataset.state = state);

    async function run() {
      if (!pack || !folder || isBusy) return;
      isBusy = true;
      draw();
      tell("running");
      Checking.fill(foundPlace);
      const progress = Checking.makeProgress(part("progress"));
      try {
        // Asked for first: the browser shows its question only right after a click.
        const asked = folder.requestPermission ? await folder.requestPermission({ mode: "readwrite" }) : "granted";
        if (asked !== "granted") throw new Checking.PackTrouble("not-allowed");
        const root = await Checking.handleOfCopy(folder);
        if (!root) throw new Checking.PackTrouble("no-copy");
        await work(pack, root, progress);
      } catch (error) {
        showError(error);
      } finally {
        isBusy = false;
        progress.end();
        draw();
        tell("done");
      }
    }

    /** @param {File} file @param {any} root @param {any} progress */
    async function work(file, root, progress) {
      const opened = await Checking.openPack(file);
      await Checking.checkPack(opened, progress.told, progress.isStopped);
      const words = [Checking.sayIn("km", "unfinished"), Checking.sayIn("en", "unfinished")].join("\r\n");
      const made = await Checking.applyPack(opened, root, words, progress.told, progress.isStopped);
      const values = { count: made.written, removed: made.removed, version: opened.to.slice(0, 12), made: (/** @type {string} */ language) => Checking.day(language, opened.made) };
      Checking.fill(foundPlace, Checking.box("good", Checking.paragraph(made.written || made.removed ? "apply.done" : "apply.already", values)), Checking.paragraph("apply.then"));
      // What was written is right as far as we know; whether the whole copy is, only reading it tells.
      const report = Checking.element("div", null);
      const files = Checking.filesOfCopy(await Checking.filesOfHandle(root, progress.names, progress.isStopped));
      const found = await Checking.checkCopy(files, progress.told, progress.isStopped);
      Checking.showFound(report, found);
      foundPlace.append(report);
      Checking.fill(/** @type {Element} */ (foundPlace.children[1]));
    }

    /** @param {any} error */
    function showError(error) {
      const isOurs = error instanceof Checking.PackTrouble;
      if (!isOurs && !(error instanceof Checking.Stopped)) throw error;
      const said = isOurs ? Checking.paragraph(`reasons.${error.reason}`, error.facts) : Checking.paragraph("apply.stopped");
      foundPlace.append(Checking.box("bad", said));
    }

    part("choose-pack").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      pack = (input.files && input.files[0]) || pack;
      draw();
    });
    part("choose-folder").addEventListener("click", async () => {
      try {
        folder = await win.showDirectoryPicker({ id: "policybank", mode: "readwrite" });
        draw();
      } catch (error) {
        if (/** @type {any} */ (error).name !== "AbortError") Checking.showTrouble(foundPlace, "reasons.not-allowed");
      }
    });
    Checking.wakeDrop(part("drop"), (/** @type {any[]} */ dropped) => {
      for (const one of dropped) {
        if (one.handle && one.handle.kind === "directory") folder = one.handle;
        else if (one.file && /\.zip$/i.test(one.file.name)) pack = one.file;
      }
      draw();
    });
    apply.addEventListener("click", run);
    part("by-page").hidden = !canWrite;
    part("cannot").hidden = canWrite;
    // Files can be dragged in where no folder can be picked.
    part("choose-folder").hidden = !win.showDirectoryPicker;
    Checking.startLanguages();
    draw();
    tell("ready");
  }

  start();
})((window.PolicyBank = window.PolicyBank || {}));
