// The least an assignable unit must say: initialized, completed or passed, terminated (cmi5, sections 8 to 10).
(function () {
  "use strict";
  const launch = new URLSearchParams(window.location.search);
  const endpoint = launch.get("endpoint");
  const startedAt = Date.now();
  let token = null;

  const VERBS = {
    initialized: "http://adlnet.gov/expapi/verbs/initialized",
    completed: "http://adlnet.gov/expapi/verbs/completed",
    passed: "http://adlnet.gov/expapi/verbs/passed",
    terminated: "http://adlnet.gov/expapi/verbs/terminated",
  };
  const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
  const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";

  function statement(verb, result, template) {
    const category = [{ id: CMI5 }];
    if (verb === "completed" || verb === "passed") { category.push({ id: MOVE_ON }); }
    const context = {
      ...template,
      registration: launch.get("registration"),
      contextActivities: { ...(template.contextActivities || {}), category },
    };
    return {
      id: crypto.randomUUID(),
      actor: JSON.parse(launch.get("actor")),
      verb: { id: VERBS[verb], display: { en: verb } },
      object: { id: launch.get("activityId") },
      timestamp: new Date().toISOString(),
      context,
      ...(result ? { result } : {}),
    };
  }

  function headers() {
    return { Authorization: `Basic ${token}`, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
  }

  let template = {};

  async function send(verb, result) {
    if (token === null) { return false; }
    const answer = await fetch(`${endpoint.replace(/[/]$/, "")}/statements`, {
      method: "POST", headers: headers(), body: JSON.stringify(statement(verb, result, template)), keepalive: true,
    });
    return answer.ok;
  }

  async function start() {
    if (!launch.get("fetch") || !endpoint) { return false; }
    const answer = await fetch(launch.get("fetch"), { method: "POST" });
    token = (await answer.json())["auth-token"];
    const query = new URLSearchParams({
      activityId: launch.get("activityId"), agent: launch.get("actor"),
      registration: launch.get("registration"), stateId: "LMS.LaunchData",
    });
    const data = await fetch(`${endpoint.replace(/[/]$/, "")}/activities/state?${query}`, { headers: headers() });
    template = (await data.json()).contextTemplate || {};
    return send("initialized");
  }

  const duration = () => `PT${Math.max(1, Math.round((Date.now() - startedAt) / 1000))}S`;
  window.Au = {
    start,
    completed: () => send("completed", { completion: true, duration: duration() }),
    passed: (scaled) => send("passed", { success: true, score: { scaled }, duration: duration() }),
  };
  window.addEventListener("pagehide", () => { send("terminated", { duration: duration() }); });
}());
