// The documents of a run, and all corrections that this browser keeps of them.
const DATA = JSON.parse(document.getElementById("data").textContent);
const by = (id) => document.getElementById(id);
const safe = (text) =>
  String(text ?? "").replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
let language = DATA.language;
try {
  language = localStorage.getItem("mattrakan-language") ?? language;
} catch {
  // kept for this visit alone
}
const say = (key, facts = {}) =>
  Object.entries(facts).reduce(
    (text, [fact, value]) => text.replace(`{${fact}}`, value),
    (DATA.words.index[key] ?? DATA.words.page[key])[language],
  );

const keptLines = (documentId) => {
  try {
    return JSON.parse(localStorage.getItem(storageKey(documentId)) ?? "null")?.lines ?? [];
  } catch {
    return [];
  }
};

const draw = () => {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  by("save").textContent = say("save_all");
  by("language").textContent = say("language");
  by("documents").innerHTML = DATA.documents
    .map(
      (one) => `<tr><td><a href="${encodeURI(one.page)}">${safe(one.file)}</a>${
        one.failed ? `<br>${safe(say("failed", { x: language === "th" ? one.failed_th : one.failed }))}` : ""
      }</td><td>${safe(one.agency)}</td><td class="n">${one.records}</td><td class="n">${one.doubts}</td>
      <td class="n">${one.unread}</td><td class="n">${keptLines(one.document_id).length}</td></tr>`,
    )
    .join("");
};

by("save").addEventListener("click", () => {
  const lines = DATA.documents.flatMap((one) => keptLines(one.document_id));
  if (lines.length) download("corrections.csv", toCsv(lines), "text/csv");
  by("status").textContent = lines.length
    ? say("saved", { n: lines.length, x: "corrections.csv" })
    : say("nothing_to_save");
});
by("language").addEventListener("click", () => {
  language = language === "th" ? "en" : "th";
  try {
    localStorage.setItem("mattrakan-language", language);
  } catch {
    // kept for this visit alone
  }
  draw();
});
draw();
