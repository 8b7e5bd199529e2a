// Finds the SCORM 1.2 API, opens the attempt, and closes it again however the page goes away.
(function () {
  "use strict";

  function findApi(win) {
    for (let up = 0; win && up < 12; up += 1) {
      try {
        if (win.API) { return win.API; }
      } catch (foreign) {
        return null; // a window of another site tells nothing
      }
      if (win.parent === win) { break; }
      win = win.parent;
    }
    return null;
  }

  const api = findApi(window) || (window.opener ? findApi(window.opener) : null);
  const startedAt = Date.now();
  let open = false;

  function get(element) { return open ? api.LMSGetValue(element) : ""; }

  function set(element, value) { return open && api.LMSSetValue(element, String(value)) === "true"; }

  function commit() { return open && api.LMSCommit("") === "true"; }

  function sessionTime() {
    const seconds = Math.floor((Date.now() - startedAt) / 1000);
    const two = (n) => String(n).padStart(2, "0");
    return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  function start() {
    open = api !== null && api.LMSInitialize("") === "true";
    const status = get("cmi.core.lesson_status");
    if (status === "not attempted" || status === "unknown" || status === "") {
      set("cmi.core.lesson_status", "incomplete");
    }
    return open;
  }

  function finish() {
    if (!open) { return; }
    set("cmi.core.session_time", sessionTime());
    commit();
    api.LMSFinish("");
    open = false;
  }

  window.Sco = { start, get, set, commit, finish, found: () => api !== null };
  window.addEventListener("pagehide", finish);
}());
