// Finds the SCORM 2004 API, opens the attempt, and closes it again however the page goes away.
(function () {
  "use strict";

  function findApi(win) {
    for (let up = 0; win && up < 500; up += 1) {
      try {
        if (win.API_1484_11) { return win.API_1484_11; }
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

  function get(element) { return open ? api.GetValue(element) : ""; }

  function set(element, value) { return open && api.SetValue(element, String(value)) === "true"; }

  function commit() { return open && api.Commit("") === "true"; }

  function start() {
    open = api !== null && api.Initialize("") === "true";
    if (get("cmi.completion_status") === "unknown") { set("cmi.completion_status", "incomplete"); }
    return open;
  }

  // suspend keeps this visit's data for the next one; normal ends the attempt
  function finish(exit) {
    if (!open) { return; }
    const seconds = Math.max(1, Math.round((Date.now() - startedAt) / 1000));
    set("cmi.session_time", `PT${seconds}S`);
    set("cmi.exit", exit || (get("cmi.completion_status") === "completed" ? "normal" : "suspend"));
    commit();
    api.Terminate("");
    open = false;
  }

  // takes effect when the attempt ends
  function leave(request) {
    set("adl.nav.request", request);
    finish();
  }

  function offers(request) { return get(`adl.nav.request_valid.${request}`) === "true"; }

  window.Sco = { start, get, set, commit, finish, leave, offers, found: () => api !== null };
  window.addEventListener("pagehide", () => finish());
}());
