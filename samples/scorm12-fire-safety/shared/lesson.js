// A lesson of several steps: remembers the step, and is complete once the last one has been seen.
(function () {
  "use strict";
  const steps = Array.from(document.querySelectorAll("section[data-step]"));
  const next = document.getElementById("next");
  const status = document.getElementById("status");
  let at = 0;

  function show(step, moveFocus) {
    at = Math.min(Math.max(step, 0), steps.length - 1);
    steps.forEach((section, i) => { section.hidden = i > at; });
    Sco.set("cmi.core.lesson_location", at);
    if (moveFocus) { steps[at].querySelector("h2").focus(); }
    if (at === steps.length - 1) {
      next.hidden = true;
      Sco.set("cmi.core.lesson_status", "completed");
      status.textContent = "You have read everything here.";
    }
    Sco.commit();
  }

  Sco.start();
  if (!Sco.found()) { status.textContent = "Opened outside a learning platform: nothing is recorded."; }
  show(Number.parseInt(Sco.get("cmi.core.lesson_location"), 10) || 0, false);
  next.addEventListener("click", () => show(at + 1, true));
}());
