// The review page: choosing, accepting, editing, undoing, saving, by keys and by the pointer.
const FILTERS = ["all", "doubtful", "unread", "corrected"];
let filter = "all";
let current = { row: -1, column: null, finding: null };

const say = (name, facts = {}) => {
  const [group, key] = name.includes("/") ? name.split("/") : ["page", name];
  const words = DATA.words[group][key];
  return fill(words ? words[language] : key, facts);
};
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
