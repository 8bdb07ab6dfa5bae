// Filters and search of the HTML report. Everything is already on the page; this only hides and shows.
"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const status = document.getElementById("shown");
  const squeeze = (text) => text.toLowerCase().replace(/\s+/g, " ");
  const messages = [...document.querySelectorAll(".message")].map((element) => ({
    element,
    file: element.dataset.file,
    languages: element.dataset.lang.split(" "),
    text: squeeze([...element.querySelectorAll("header, .field")].map((part) => part.textContent).join(" ")),
    marks: [...element.querySelectorAll("mark")].map((mark) => ({ mark, findings: mark.dataset.findings.split(" ") })),
    findings: [...element.querySelectorAll(".finding")].map((finding) => ({
      element: finding,
      number: finding.dataset.number,
      severity: finding.dataset.severity,
      rule: finding.dataset.rule,
      status: finding.dataset.status,
      text: squeeze(finding.textContent),
    })),
  }));
  const total = messages.reduce((sum, message) => sum + message.findings.length, 0);

  const ticked = (name) => {
    const boxes = [...form.querySelectorAll(`input[name=${name}]`)];
    return boxes.length ? new Set(boxes.filter((box) => box.checked).map((box) => box.value)) : null;
  };

  const apply = () => {
    const wanted = squeeze(form.elements.search.value.trim());
    const { value: rule } = form.elements.rule;
    const { value: file } = form.elements.file;
    const { value: language } = form.elements.lang;
    const severities = ticked("severity");
    const statuses = ticked("status");
    let findings = 0;
    let shown = 0;
    for (const message of messages) {
      const fits = (!file || message.file === file) && (!language || message.languages.includes(language));
      const found = !wanted || message.text.includes(wanted);
      const visible = new Set();
      for (const finding of message.findings) {
        const show =
          fits &&
          (!rule || finding.rule === rule) &&
          severities.has(finding.severity) &&
          (!statuses || statuses.has(finding.status)) &&
          (found || finding.text.includes(wanted));
        finding.element.hidden = !show;
        if (show) visible.add(finding.number);
      }
      for (const { mark, findings: numbers } of message.marks) mark.classList.toggle("off", !numbers.some((number) => visible.has(number)));
      message.element.hidden = !visible.size;
      findings += visible.size;
      shown += visible.size ? 1 : 0;
    }
    const numbers = { findings, total, shown, messages: messages.length };
    status.textContent = form.dataset.shown.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      form.elements.search.focus();
    }
  });
  form.hidden = false;
  apply();
})();
