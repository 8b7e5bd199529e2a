// A lesson of several steps: remembers the step, tells its progress, and is complete once the last one has been seen.
(function () {
  "use strict";
  const steps = Array.from(document.querySelectorAll("section[data-step]"));
  const next = document.getElementById("next");
  const status = document.getElementById("status");
  let at = 0;

  function show(step, moveFocus) {
    at = Math.min(Math.max(step, 0), steps.length - 1);
    steps.forEach((section, i) => { section.hidden = i > at; });
    Sco.set("cmi.location", at);
    Sco.set("cmi.progress_measure", ((at + 1) / steps.length).toFixed(2));
    if (moveFocus) { steps[at].querySelector("h2").focus(); }
    if (at === steps.length - 1) {
      Sco.set("cmi.completion_status", "completed");
      Sco.set("cmi.success_status", "passed");
      status.textContent = "You have read everything here.";
      next.textContent = "Next lesson";
      next.hidden = !Sco.offers("continue");
    }
    Sco.commit();
  }

  Sco.start();
  if (!Sco.found()) { status.textContent = "Opened outside a learning platform: nothing is recorded."; }
  show(Number.parseInt(Sco.get("cmi.location"), 10) || 0, false);
  next.addEventListener("click", () => {
    if (at < steps.length - 1) { show(at + 1, true); } else { Sco.leave("continue"); }
  });
}());
