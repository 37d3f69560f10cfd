// One button for all evidence; a printed page has it all open.
(function () {
  const all = Array.from(document.querySelectorAll("details"));
  const legend = document.querySelector(".legend");
  if (!all.length || !legend) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show all evidence";
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", function () {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    all.forEach(function (one) { one.open = open; });
  });
  legend.after(button);
  let closed = [];
  addEventListener("beforeprint", function () {
    closed = all.filter(function (one) { return !one.open; });
    closed.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    closed.forEach(function (one) { one.open = false; });
  });
})();
