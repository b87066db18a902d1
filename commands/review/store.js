// What a person decided: kept in this browser until it is saved as lines of corrections.csv.
const CSV_COLUMNS = ["document_id", "row_id", "field", "was", "is", "by", "at", "why"];

const toCsv = (lines) => {
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const rows = [CSV_COLUMNS, ...lines.map((line) => CSV_COLUMNS.map((name) => line[name] ?? ""))];
  return "\ufeff" + rows.map((row) => row.map((cell) => quoted(String(cell))).join(",") + "\r\n").join("");
};

const download = (name, text, type) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const storageKey = (documentId) => `mattrakan-review:${documentId}`;

const makeStore = (data, onChange) => {
  const key = storageKey(data.document_id);
  // edits: by "row|column", null where one was taken back; accepted: by the id of a finding.
  let state = { edits: {}, accepted: {}, tables: {} };
  let keeps = true;
  const history = [];
  try {
    state = JSON.parse(localStorage.getItem(key) ?? "null")?.state ?? state;
  } catch {
    keeps = false;
  }
  for (const { row_id, field, was, is, by, at, why } of data.corrections) {
    if (field === "findings") continue;
    const place = `${row_id}|${field}`;
    if (!(place in state.edits)) state.edits[place] = { was, is, by, at, why };
  }

  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify({ state, lines: lines() }));
    } catch {
      keeps = false;
    }
    onChange();
  };

  const change = (make) => {
    history.push(JSON.stringify(state));
    make(state);
    keep();
  };

  const reviewer = () => {
    try {
      return localStorage.getItem("mattrakan-reviewer") ?? "";
    } catch {
      return "";
    }
  };

  const stamped = (edit) => ({ by: reviewer(), at: new Date().toISOString().slice(0, 19) + "Z", why: "", ...edit });

  // The further columns of a row are one field, a JSON object; each is edited by itself.
  const extras = (row) => {
    const held = {};
    let changed = null;
    for (const field of row.fields) {
      if (!field.column.startsWith("extra.")) continue;
      const edit = state.edits[`${row.row_id}|${field.column}`];
      if (edit && edit.is !== edit.was) changed = edit;
      held[field.column.slice(6)] = (edit ? edit.is : field.text) || null;
    }
    return changed && { ...changed, was: row.extra, is: JSON.stringify(held) };
  };

  const lines = () => {
    const made = [];
    const add = (row, field, edit) =>
      made.push({ document_id: data.document_id, row_id: row.row_id, field, ...edit });
    for (const row of data.rows) {
      for (const field of row.fields) {
        const edit = state.edits[`${row.row_id}|${field.column}`];
        const isOwn = (field.owner ?? row.row_id) === row.row_id;
        if (edit && isOwn && !field.column.startsWith("extra.")) add(row, field.column, edit);
      }
      const extra = extras(row);
      if (extra) add(row, "extra", extra);
      const known = state.edits[`${row.row_id}|extra`];
      if (known && !extra) add(row, "extra", known);
      // What was accepted before stays accepted.
      const earlier = data.corrections.find((line) => line.row_id === row.row_id && line.field === "findings");
      const split = (text) => (text ?? "").split(";").map((code) => code.trim()).filter(Boolean);
      const codes = [...new Set([...split(earlier?.was), ...row.codes])];
      const kept = split(earlier?.is);
      const gone = new Set([
        ...split(earlier?.was).filter((code) => !kept.includes(code)),
        ...row.findings
          .filter((n) => state.accepted[data.findings[n].id] && !data.findings[n].column)
          .map((n) => data.findings[n].code),
      ]);
      const left = codes.filter((code) => !gone.has(code));
      if (row.table !== "documents" && left.length < codes.length) {
        add(row, "findings", stamped({ was: codes.join("; "), is: left.join("; "), at: state.accepted.at ?? earlier?.at }));
      }
    }
    return made;
  };

  return {
    get keeps() {
      return keeps;
    },
    edit: (row, column) => state.edits[`${row}|${column}`],
    accepted: (id) => Boolean(state.accepted[id]),
    table: (position) => state.tables[position] ?? {},
    set: (row, column, was, is, why) =>
      change((now) => {
        const known = now.edits[`${row}|${column}`];
        now.edits[`${row}|${column}`] = stamped({ was: known ? known.was : was, is, why: why ?? "" });
      }),
    clear: (row, column) =>
      change((now) => {
        now.edits[`${row}|${column}`] = null;
      }),
    accept: (id, row, column, was) =>
      change((now) => {
        now.accepted[id] = true;
        now.accepted.at = new Date().toISOString().slice(0, 19) + "Z";
        const at = `${row}|${column}`;
        if (column && !column.startsWith("extra.") && !now.edits[at]) now.edits[at] = stamped({ was, is: was });
      }),
    label: (position, key, value) =>
      change((now) => {
        now.tables[position] = { ...now.tables[position], [key]: value };
      }),
    undo: () => {
      if (!history.length) return false;
      state = JSON.parse(history.pop());
      keep();
      return true;
    },
    reviewer,
    setReviewer: (name) => {
      try {
        localStorage.setItem("mattrakan-reviewer", name);
      } catch {
        keeps = false;
      }
    },
    lines,
  };
};
