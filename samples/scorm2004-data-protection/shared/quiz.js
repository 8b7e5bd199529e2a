// Marks the quiz, records every answer as an interaction, and reports the scaled score.
(function () {
  "use strict";
  const form = document.getElementById("quiz");
  const status = document.getElementById("status");

  Sco.start();
  if (!Sco.found()) { status.textContent = "Opened outside a learning platform: nothing is recorded."; }

  function record(question, i, isRight) {
    const n = Sco.get("cmi.interactions._count") || "0";
    Sco.set(`cmi.interactions.${n}.id`, `question-${i + 1}`);
    Sco.set(`cmi.interactions.${n}.type`, "choice");
    Sco.set(`cmi.interactions.${n}.correct_responses.0.pattern`, question.dataset.right);
    Sco.set(`cmi.interactions.${n}.learner_response`, question.querySelector("input:checked").value);
    Sco.set(`cmi.interactions.${n}.result`, isRight ? "correct" : "incorrect");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const questions = Array.from(form.querySelectorAll("fieldset"));
    const marks = questions.map((q) => q.querySelector("input:checked").value === q.dataset.right);
    marks.forEach((isRight, i) => record(questions[i], i, isRight));
    const right = marks.filter(Boolean).length;
    const scaled = right / questions.length;
    const bar = Number.parseFloat(Sco.get("cmi.scaled_passing_score")) || 0.75;
    Sco.set("cmi.score.min", 0);
    Sco.set("cmi.score.max", questions.length);
    Sco.set("cmi.score.raw", right);
    Sco.set("cmi.score.scaled", scaled.toFixed(4));
    Sco.set("cmi.success_status", scaled >= bar ? "passed" : "failed");
    Sco.set("cmi.completion_status", "completed");
    Sco.commit();
    status.textContent = `${right} of ${questions.length} right. ` +
      (scaled >= bar ? "Passed." : "Not enough yet: leave the quiz and try again.");
  });
}());
