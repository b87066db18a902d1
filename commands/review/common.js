// What the index and the pages share: the data, the chosen language, and texts on their way into HTML.
const by = (id) => document.getElementById(id);
const DATA = JSON.parse(by("data").textContent);
by("data").remove(); // megabytes of text, in a long plan
const safe = (text) =>
  String(text ?? "").replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

let language = DATA.language;
try {
  language = localStorage.getItem("mattrakan-language") ?? language;
} catch {
  // kept for this visit alone
}
const switchLanguage = () => {
  language = language === "th" ? "en" : "th";
  try {
    localStorage.setItem("mattrakan-language", language);
  } catch {
    // kept for this visit alone
  }
};

const fill = (text, facts) =>
  // A function, because a text may hold "$&", which replace would follow.
  Object.entries(facts).reduce((filled, [fact, value]) => filled.replace(`{${fact}}`, () => value), text);
const drawWords = (say) => {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
};
