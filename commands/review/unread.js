// Tables and rows that were not read: what a person says they are, and the profile draft of it.
const TABLE_FIELDS = {
  measures: ["", "number", "measure", "action", "responsible", "period", "follow_up", "budget", "extra"],
  indicators: ["", "number", "name", "instrument", "score", "issue", "extra"],
};

const unreadHtml = (row, index, store, say, safe) => {
  const said = store.table(row.row_id);
  const id = `what-${index}`;
  const choices = row.unread === "table" ? ["measures", "indicators", "other"] : ["record", "total", "note", "other"];
  const options = (values, chosen, name) =>
    values.map((value) => `<option value="${value}"${value === chosen ? " selected" : ""}>${safe(name(value))}</option>`).join("");
  const what = `<div class="field"><label for="${id}">${safe(say("what_is_it"))}</label>
    <select id="${id}" name="is" data-table="${row.row_id}">
    ${options(["", ...choices], said.is ?? "", (value) => (value ? say(`is_${value}`) : "–"))}</select></div>`;
  if (row.unread !== "table") return what;
  const cells = (texts) => texts.map((text) => `<td>${safe(text)}</td>`).join("");
  const preview = `<div class="preview" tabindex="0"><table><thead><tr>${row.header.map((text) => `<th>${safe(text)}</th>`).join("")}</tr></thead>
    <tbody>${row.cells.map((texts) => `<tr>${cells(texts)}</tr>`).join("")}</tbody></table></div>`;
  const fields = TABLE_FIELDS[said.is];
  if (!fields) return preview + what;
  const columns = row.header.map((text, n) => {
    const name = text || say("column_n", { n: n + 1 });
    const called = (field) => (field ? say(`columns/${field}`) : "–");
    return `<div class="field"><label for="${id}-${n}">${safe(say("column_is", { x: name }))}</label>
      <select id="${id}-${n}" name="column-${n}" data-table="${row.row_id}">
      ${options(fields, said[`column-${n}`] ?? "", called)}</select></div>`;
  });
  return `${preview}${what}${columns.join("")}
    <button type="button" class="profile">${safe(say("profile"))}</button>`;
};

const toProfile = (data, row, store) => {
  const said = store.table(row.row_id);
  const text = (value) => JSON.stringify(value ?? "");
  const base = said.is === "indicators" ? "scores" : "measures";
  const columns = row.header
    .map((header, n) => ({ header, field: said[`column-${n}`] }))
    .filter(({ header, field }) => header && field);
  const needed = said.is === "indicators" ? ["name", "score"] : ["measure", "action"];
  const found = needed.filter((field) => columns.some((column) => column.field === field));
  const lines = [
    `# A draft from the review of ${data.file.replace(/[\r\n]/g, " ")}, page ${row.page}. Try it with:`,
    "#   mattrakan convert FILE.pdf --profile draft.toml",
    'name = "draft"',
    `records = ${text(said.is)}`,
    `extends = ${text(base)}`,
    "titles = []  # any title; name words of it where other tables look alike",
    `requires = [${found.map((field) => `[${text(field)}]`).join(", ")}]`,
    `requires_untitled = [${found.map((field) => `[${text(field)}]`).join(", ")}]`,
  ];
  for (const [kind, key] of [["total", "total_rows"], ["note", "note_rows"]]) {
    const said = data.rows.filter((one) => one.unread === "row" && store.table(one.row_id).is === kind);
    const words = said.map((one) => one.title.trim().split(/\s/)[0]).filter(Boolean);
    if (words.length) lines.push(`${key} = [${[...data.profile[key], ...words].map(text).join(", ")}]`);
  }
  for (const { header, field } of columns) {
    lines.push("", "[[columns]]", `field = ${text(field)}`, `headers = [${text(header)}]`);
  }
  return lines.join("\n") + "\n";
};

const saveProfile = (data, index, store, say, tell) => {
  const row = data.rows[index];
  download("draft.toml", toProfile(data, row, store), "application/toml");
  tell(say("profile_saved", { x: "draft.toml" }));
};
