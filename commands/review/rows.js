// The rows of the page: what of each is open, corrected and shown, and its card, fields and findings as HTML.
// The filter, the chosen row, the corrections and the words are those of page.js, which is read after this.
const GROUP = 25;

const columnName = (column) =>
  column.startsWith("extra.") ? column.slice(6) : say(`columns/${column}`);
const inLanguage = (finding, key) => finding[language === "th" ? `${key}_th` : key];
const isOpen = (n) => {
  const finding = DATA.findings[n];
  if (finding.severity === "info" || store.accepted(finding.id)) return false;
  return !(finding.column && store.edit(DATA.rows[finding.row].row_id, finding.column));
};
const openDoubts = (row) => row.findings.filter(isOpen);
// What is said of a measure is said in its first row.
const ownerOf = (row, field) => field.owner ?? row.row_id;
const isCorrected = (row) =>
  row.corrected.length > 0 || row.fields.some((field) => store.edit(ownerOf(row, field), field.column));
const valueOf = (row, field) => store.edit(ownerOf(row, field), field.column)?.is ?? field.text;

const isShown = (row) =>
  ({ all: true, doubtful: openDoubts(row).length > 0, unread: row.unread, corrected: isCorrected(row) })[filter];

const badges = (row) => {
  const open = openDoubts(row).length;
  const marks = [];
  if (open) marks.push(`<span class="badge doubt">${open} ⚠</span>`);
  else if (row.findings.some((n) => DATA.findings[n].severity !== "info")) marks.push(`<span class="badge">✓</span>`);
  if (isCorrected(row)) marks.push(`<span class="badge corrected">✎</span>`);
  if (row.unread) marks.push(`<span class="badge unread">${safe(say(`unread_${row.unread}`))}</span>`);
  return marks.join(" ");
};

const summary = (row) => {
  const shown = row.fields.filter((field) => valueOf(row, field) && !field.column.endsWith("_no") && field.column !== row.main);
  return shown.map((field) => `${safe(columnName(field.column))}: ${safe(valueOf(row, field))}`).join(" · ");
};

const rowTitle = (row) => {
  const main = row.fields.find((field) => field.column === row.main);
  return main ? valueOf(row, main) || say("empty") : row.title || say("document");
};

const cardHtml = (row, index) => `
  <h2><button type="button" class="choose" data-row="${index}" aria-expanded="${index === current.row}">
    <span class="number">${safe(row.number)}</span> ${safe(rowTitle(row))}</button> ${badges(row)}</h2>
  <p class="summary">${summary(row)}</p>
  ${index === current.row ? detailHtml(row, index) : ""}
  <div class="in-short">${findingsInShort(row)}</div>`;

const findingsInShort = (row) =>
  openDoubts(row)
    .map((n) => `<p class="short">${safe(inLanguage(DATA.findings[n], "message"))}</p>`)
    .join("");

const fieldHtml = (row, index, field) => {
  const id = `field-${index}-${field.column}`.replace(/[^\w-]/g, "_");
  const value = valueOf(row, field);
  const edit = store.edit(ownerOf(row, field), field.column);
  const notes = [];
  if (field.printed) notes.push(say("printed", { x: field.printed }));
  if (edit && edit.is !== edit.was) notes.push(say("was", { x: edit.was || say("empty") }));
  const tag = value.length > 60 || value.includes("\n") ? "textarea" : "input";
  const inner = tag === "textarea" ? `rows="${Math.min(6, 1 + Math.ceil(value.length / 60))}">${safe(value)}</textarea>` : `value="${safe(value)}">`;
  return `<div class="field${edit ? " edited" : ""}${field.column === current.column ? " current" : ""}">
    <label for="${id}">${safe(columnName(field.column))}</label>
    <${tag} id="${id}" data-column="${safe(field.column)}" autocomplete="off" aria-describedby="${id}-note" ${inner}
    <p class="note" id="${id}-note">${notes.map(safe).join(" · ")}</p></div>`;
};

const findingHtml = (n) => {
  const finding = DATA.findings[n];
  const advice = inLanguage(finding, "advice");
  const chosen = current.finding === n ? " current" : "";
  const button = isOpen(n)
    ? `<button type="button" class="accept" data-finding="${n}">${safe(say("accept"))}</button>`
    : finding.severity === "info" ? "" : `<span class="done">✓ ${safe(say("accepted"))}</span>`;
  return `<li class="finding ${finding.severity}${chosen}">
    <button type="button" class="point" data-finding="${n}">${safe(inLanguage(finding, "message"))}</button>
    ${advice ? `<p class="advice">${safe(say("todo", { x: advice }))}</p>` : ""}${button}</li>`;
};

const detailHtml = (row, index) => `
  <div class="detail"><ul class="findings">${row.findings.map(findingHtml).join("")}</ul>
  ${row.fields.map((field) => fieldHtml(row, index, field)).join("")}
  ${row.unread ? unreadHtml(row, index, store, say, safe) : ""}</div>`;

const refreshRow = (index) => {
  const card = by(`row-${index}`);
  if (!card) return;
  const focused = document.activeElement;
  const held = card.contains(focused) ? { id: focused.id, row: focused.dataset.row } : null;
  card.innerHTML = cardHtml(DATA.rows[index], index);
  card.classList.toggle("current", index === current.row);
  card.hidden = !isShown(DATA.rows[index]);
  if (held) (held.id ? by(held.id) : card.querySelector(".choose"))?.focus({ preventScroll: true });
};

const refreshCounts = () => {
  const open = DATA.findings.filter((finding, n) => finding.row !== null && isOpen(n)).length;
  by("doubts").textContent = say("open_doubts", { n: open });
  by("kept").textContent = store.keeps ? say("unsaved", { n: store.lines().length }) : say("not_kept");
};

const liHtml = (row, index) =>
  `<li class="row ${row.table}${index === current.row ? " current" : ""}" id="row-${index}"${isShown(row) ? "" : " hidden"}>${cardHtml(row, index)}</li>`;

// In groups, of which the browser lays out those in view: with 2,700 rows in one list each step
// through them cost 2 MB.
const drawRows = () => {
  const groups = [];
  for (let start = 0; start < DATA.rows.length; start += GROUP) {
    const rows = DATA.rows.slice(start, start + GROUP);
    const high = 6 * rows.filter(isShown).length;
    groups.push(`<ol class="group" style="contain-intrinsic-height: auto ${high}rem">${rows.map((row, n) => liHtml(row, start + n)).join("")}</ol>`);
  }
  by("list").innerHTML = groups.join("");
  by("nothing").hidden = DATA.rows.some(isShown);
};
