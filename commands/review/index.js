// The documents of a run, and all corrections that this browser keeps of them.
const say = (key, facts = {}) => fill((DATA.words.index[key] ?? DATA.words.page[key])[language], facts);

const keptLines = (documentId) => {
  try {
    return JSON.parse(localStorage.getItem(storageKey(documentId)) ?? "null")?.lines ?? [];
  } catch {
    return [];
  }
};

const draw = () => {
  drawWords(say);
  by("save").textContent = say("save_all");
  by("language").textContent = say("language");
  by("documents").innerHTML = DATA.documents
    .map(
      (one) => `<tr><td><a href="${encodeURIComponent(one.page)}">${safe(one.file)}</a>${
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
  switchLanguage();
  draw();
});
draw();
