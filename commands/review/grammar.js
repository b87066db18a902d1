// What a person may type, by the kind of the field: the canonical text, or null where it is refused.
// The canonical forms are those of corrections/canonical.py; the months come from knowledge/months.toml.
const makeGrammar = ({ months, until, dropped, baht, fiscalYear }) => {
  const DAY = "\\d{4}-\\d\\d(?:-\\d\\d)?~?";
  const PERIOD = new RegExp(`^(?:(?:${DAY}|\\.\\.)/(?:${DAY}|\\.\\.)|${DAY})$`);
  const LENGTH = /^P(?:\d+[DWMY])+$/;
  const SIDE = /^(?:(\d{1,2})\s*)?(\D+?)\s*(\d{4}|\d{2})?$/;
  const arabic = (text) =>
    text.replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const bare = (text) => text.replace(/[.\s]/g, "").toLowerCase();

  const isDate = (text) => {
    const [year, month, day = "01"] = text.split("-");
    const date = new Date(Date.UTC(+year, +month - 1, +day));
    return (
      date.getUTCMonth() === +month - 1 && date.getUTCDate() === +day && year >= "1900" && year < "2200"
    );
  };

  const canonical = (text) => {
    if (LENGTH.test(text)) return text;
    if (!PERIOD.test(text) || text === "../..") return null;
    const sides = text.split("/").filter((side) => side !== "..").map((side) => side.replace("~", ""));
    if (!sides.every(isDate)) return null;
    const inOrder = sides.length < 2 || sides[0] <= sides[1] || sides[0].startsWith(sides[1]);
    return inOrder ? text : null;
  };

  const christian = (year) => {
    if (year === undefined) return null;
    const number = year.length === 2 ? 2500 + Number(year) : Number(year);
    return number > 2400 ? number - 543 : number;
  };

  const ofFiscalYear = (month) => {
    if (!fiscalYear) return null;
    return fiscalYear - 543 - (month >= 10 ? 1 : 0);
  };

  const side = (text) => {
    const found = SIDE.exec(text.trim());
    const month = found && months[bare(found[2])];
    return month ? { day: found[1], month, year: christian(found[3]) } : null;
  };

  const written = (point) => {
    const month = String(point.month).padStart(2, "0");
    const day = point.day ? `-${point.day.padStart(2, "0")}` : "";
    return `${point.year}-${month}${day}`;
  };

  const words = (text) => {
    const plain = dropped.reduce((all, word) => all.replaceAll(word, " "), text);
    const dashes = until.reduce((all, word) => all.replaceAll(word, "-"), plain);
    const parts = dashes.split(/\s*[-\u2013\u2014]\s*/).map(side);
    if (parts.length > 2 || parts.includes(null)) return null;
    const last = parts.at(-1);
    const anyYear = last.year;
    for (const part of parts) part.year ??= anyYear ?? ofFiscalYear(part.month);
    if (parts.some((part) => part.year === null)) return null;
    return canonical(parts.map(written).join("/"));
  };

  const period = (text) => {
    const parts = arabic(text).split(";").map((part) => part.trim()).filter(Boolean);
    const read = parts.map((part) => canonical(part) ?? words(part));
    return read.includes(null) ? null : read.join("; ");
  };

  const money = (text) => {
    const plain = baht.reduce((all, word) => all.replaceAll(word, ""), arabic(text)).trim();
    if (!plain) return text.trim() ? null : "";
    const found = /^(<=|>=)?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?$/.exec(plain);
    return found ? (found[1] ?? "") + found[2].replaceAll(",", "") + (found[3] ?? "").replace(/\.?0+$/, "") : null;
  };

  const score = (text) => {
    const plain = arabic(text).trim();
    if (!plain) return "";
    return /^\d{1,3}(\.\d+)?$/.test(plain) && Number(plain) <= 100 ? plain : null;
  };

  const integer = (text) => {
    const plain = arabic(text).trim();
    return plain === "" || /^\d{1,9}$/.test(plain) ? plain : null;
  };

  const year = (text) => {
    const plain = arabic(text).trim();
    return /^2[456]\d\d$/.test(plain) && plain >= "2450" && plain <= "2650" ? plain : null;
  };

  const names = (text) => text.split(";").map((name) => name.trim()).filter(Boolean).join("; ");
  const plain = (text) => text.normalize("NFC").trim();
  const name = (text) => plain(text) || null;
  const kinds = { period, money, score, integer, year, names, name, text: plain };
  return { read: (kind, text) => (kinds[kind] ?? plain)(text) };
};
