// The review page: rows, their fields and findings; choosing, accepting, editing, undoing, saving.
const GROUP = 25;
const FILTERS = ["all", "doubtful", "unread", "corrected"];
let filter = "all";
let current = { row: -1, column: null, finding: null };

const say = (name, facts = {}) => {
  const [group, key] = name.includes("/") ? name.split("/") : ["page", name];
  const words = DATA.words[group][key];
  return fill(words ? words[language] : key, facts);
};
const inLanguage = (finding, key) => finding[language === "th" ? `${key}_th` : key];
const tell = (text) => {
  by("status").textContent = text;
};

const grammar = makeGrammar(DATA.grammar);
const store = makeStore(DATA, () => {
  refreshRow(current.row);
  const owners = (DATA.rows[current.row]?.fields ?? []).map((field) => field.owner).filter(Boolean);
  DATA.rows.forEach((row, index) => {
    if (index !== current.row && row.fields.some((field) => owners.includes(field.owner))) refreshRow(index);
  });
  refreshCounts();
});

const columnName = (column) =>
  column.startsWith("extra.") ? column.slice(6) : say(`columns/${column}`);
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

// --- drawing ---

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

const drawAll = () => {
  drawWords(say);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.dataset.label));
  by("keys").innerHTML = Object.entries(DATA.words.keys)
    .map(([key, words]) => `<dt><kbd>${safe(key)}</kbd></dt><dd>${safe(words[language])}</dd>`)
    .join("");
  drawRows();
  refreshCounts();
};

// --- choosing ---

const pages = makePages(DATA, say, (row, column) => choose(row, column));

// A step to another page leaves a megabyte of layout behind, which browsers collect by the script's
// own use of memory: 150 steps took 370 MB, and 260 with these bytes, which nothing ever touches.
const HINTS = 16;
const hints = [];
const hintGarbage = () => {
  try {
    hints.push(new ArrayBuffer(16 << 20));
  } catch {
    hints.length = 0; // there is no room: the browser collects by itself
  }
  if (hints.length === HINTS) hints.length = 0;
};

const choose = (index, column = null, finding = null, focus = true) => {
  const row = DATA.rows[index];
  if (!row) return;
  if (!isShown(row)) setFilter("all");
  const before = current.row;
  if (DATA.rows[before]?.page !== row.page) hintGarbage();
  current = { row: index, column, finding };
  if (before !== index) refreshRow(before);
  refreshRow(index);
  const field = row.fields.find((one) => one.column === column && one.box);
  const marks = [];
  const said = finding === null ? null : DATA.findings[finding];
  if (field) marks.push({ page: field.page, box: field.box, kind: "cell" });
  else if (said?.box) marks.push({ page: said.page, box: said.box, kind: "cell" });
  if (row.page) marks.push({ page: row.page, box: row.box, kind: "whole" });
  pages.mark(marks);
  const card = by(`row-${index}`);
  card.scrollIntoView({ block: "nearest" });
  if (focus) card.querySelector(".choose").focus({ preventScroll: true });
};

const shownRows = () => DATA.rows.map((row, index) => (isShown(row) ? index : -1)).filter((index) => index >= 0);
const stepRow = (step) => {
  const shown = shownRows();
  const at = shown.indexOf(current.row);
  choose(shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + step))]);
};

const stepDoubt = (step) => {
  const open = DATA.rows.flatMap((row, index) => openDoubts(row).map((n) => ({ index, n })));
  if (!open.length) {
    tell(say("no_doubt"));
    return;
  }
  const here = open.findIndex(({ n }) => n === current.finding);
  const after = open.findIndex(({ index }) => (step > 0 ? index > current.row : index >= current.row));
  const from = here >= 0 ? here + step : after >= 0 ? (step > 0 ? after : after - 1) : step > 0 ? 0 : -1;
  const { index, n } = open[(from + open.length) % open.length];
  choose(index, DATA.findings[n].column, n);
};

const setFilter = (name) => {
  filter = name;
  by(`filter-${name}`).checked = true;
  drawRows();
};

// --- deciding ---

const accept = (finding = current.finding) => {
  const row = DATA.rows[current.row];
  if (!row) return;
  const n = finding ?? openDoubts(row)[0];
  if (n === undefined || !isOpen(n)) return;
  const { id, column } = DATA.findings[n];
  const field = row.fields.find((one) => one.column === column);
  store.accept(id, row.row_id, field ? column : null, field?.text ?? "");
  tell(say("accepted"));
};

const judge = (input) => {
  const row = DATA.rows[current.row];
  const field = row.fields.find((one) => one.column === input.dataset.column);
  const read = grammar.read(field.kind, input.value);
  const note = by(`${input.id}-note`);
  const wrong = read === null;
  input.setAttribute("aria-invalid", wrong);
  note.classList.toggle("wrong", wrong);
  if (wrong) note.textContent = say(`refused/${field.kind}`);
  else note.textContent = read !== input.value.trim() ? say("means", { x: read }) : field.printed ? say("printed", { x: field.printed }) : "";
  return { row, field, read };
};

const commit = (input) => {
  const { row, field, read } = judge(input);
  if (read === null) return false;
  if (read === valueOf(row, field)) return true;
  const edit = store.edit(ownerOf(row, field), field.column);
  if (read === (edit?.was ?? field.text) && !row.corrected.includes(field.column)) store.clear(ownerOf(row, field), field.column);
  else store.set(ownerOf(row, field), field.column, field.text, read, by("why").value);
  return true;
};

const startEdit = () => {
  if (current.row < 0) stepRow(0);
  const card = by(`row-${current.row}`);
  const inputs = [...card.querySelectorAll("[data-column]")];
  const input = inputs.find((one) => one.dataset.column === current.column) ?? inputs[0];
  input?.focus();
  input?.select?.();
};

const save = () => {
  const lines = store.lines();
  if (!lines.length) {
    tell(say("nothing_to_save"));
    return;
  }
  download("corrections.csv", toCsv(lines), "text/csv");
  tell(`${say("saved", { n: lines.length, x: "corrections.csv" })} ${say("next_step")}`);
};

const setLanguage = () => {
  switchLanguage();
  drawAll();
};

const ACTIONS = {
  n: () => stepDoubt(1),
  p: () => stepDoubt(-1),
  j: () => stepRow(1),
  k: () => stepRow(-1),
  a: () => accept(),
  e: startEdit,
  u: () => {
    if (!store.undo()) return;
    drawRows();
    by(`row-${current.row}`)?.querySelector(".choose").focus({ preventScroll: true });
    tell(say("undone"));
  },
  f: () => setFilter(FILTERS[(FILTERS.indexOf(filter) + 1) % FILTERS.length]),
  s: save,
  l: setLanguage,
  "+": () => pages.zoom(1.25),
  "=": () => pages.zoom(1.25),
  "-": () => pages.zoom(0.8),
  "?": () => by("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  const input = event.target.closest("input[type=text], input:not([type]), textarea, select");
  if (input?.dataset.column) {
    if (event.key === "Escape") {
      const row = DATA.rows[current.row];
      input.value = valueOf(row, row.fields.find((one) => one.column === input.dataset.column));
      judge(input);
      by(`row-${current.row}`).querySelector(".choose").focus();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (commit(input)) by(`row-${current.row}`).querySelector(".choose").focus();
    }
    return;
  }
  if (input || event.ctrlKey || event.metaKey || event.altKey || by("help").open) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

by("list").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.row) {
    choose(Number(button.dataset.row));
  } else if (button?.classList.contains("point")) {
    const n = Number(button.dataset.finding);
    choose(current.row, DATA.findings[n].column, n);
  } else if (button?.classList.contains("accept")) {
    accept(Number(button.dataset.finding));
  } else if (button?.classList.contains("profile")) {
    saveProfile(DATA, current.row, store, say, tell);
  } else if (!event.target.closest("input, textarea, select, label, button")) {
    const card = event.target.closest(".row");
    if (card) choose(Number(card.id.slice(4)));
  }
});
by("list").addEventListener("focusin", (event) => {
  const column = event.target.dataset?.column;
  if (column && column !== current.column) {
    current = { ...current, column };
    const row = DATA.rows[current.row];
    const field = row.fields.find((one) => one.column === column && one.box);
    if (field) pages.mark([{ page: field.page, box: field.box, kind: "cell" }]);
  }
});
by("list").addEventListener("input", (event) => {
  if (event.target.dataset.column) judge(event.target);
});
by("list").addEventListener("change", (event) => {
  if (event.target.dataset.column) commit(event.target);
  else if (event.target.dataset.table) store.label(event.target.dataset.table, event.target.name, event.target.value);
});
for (const name of FILTERS) by(`filter-${name}`).addEventListener("change", () => setFilter(name));
for (const [id, key] of Object.entries({ next: "n", accept: "a", undo: "u", save: "s", language: "l", ask: "?", larger: "+", smaller: "-" })) {
  by(id).addEventListener("click", ACTIONS[key]);
}
by("reviewer").value = store.reviewer();
by("reviewer").addEventListener("change", () => store.setReviewer(by("reviewer").value.trim()));
drawAll();
if (location.hash) {
  const wanted = DATA.rows.findIndex((row) => row.row_id === location.hash.slice(1));
  if (wanted >= 0) choose(wanted);
}
