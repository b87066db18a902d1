// The pages beside the rows: pictures are loaded where they are seen, and let go when they are far.
const makePages = (data, say, onPlace) => {
  const pane = document.getElementById("pages");
  const sheets = new Map();
  let zoom = 1;

  const percent = (page, box) => {
    const [x0, top, x1, bottom] = box;
    const { width, height } = page;
    return `left:${(100 * x0) / width}%;top:${(100 * top) / height}%;width:${(100 * (x1 - x0)) / width}%;height:${
      (100 * (bottom - top)) / height
    }%`;
  };

  // A browser keeps what it decoded for an <img>, 5 MB a page, long after the element is gone, and a
  // canvas until its garbage is collected: a few canvases are used again and again.
  const idle = [];
  const takeCanvas = () => {
    const canvas = idle.pop() ?? document.createElement("canvas");
    canvas.setAttribute("role", "img");
    return canvas;
  };

  const paint = async (sheet, page) => {
    const image = new Image();
    const loaded = new Promise((done, failed) => Object.assign(image, { onload: done, onerror: failed }));
    image.src = page.picture;
    try {
      await loaded;
      const bitmap = await createImageBitmap(image);
      image.removeAttribute("src");
      if (sheet.dataset.drawn && !sheet.querySelector("canvas")) {
        const canvas = takeCanvas();
        canvas.setAttribute("aria-label", say("page_n", { n: page.number }));
        if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
          [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
        }
        canvas.getContext("2d", { alpha: false, willReadFrequently: true }).drawImage(bitmap, 0, 0);
        sheet.prepend(canvas);
      }
      bitmap.close();
    } catch {
      // The picture is not beside the page: its areas are shown all the same.
    }
  };

  const draw = (sheet, page) => {
    if (sheet.dataset.drawn) return;
    sheet.dataset.drawn = "yes";
    if (page.picture) paint(sheet, page);
    const areas = page.areas.map(({ box, kind }) => `<div class="area ${kind}" style="${percent(page, box)}"></div>`);
    sheet.querySelector(".areas").innerHTML = areas.join("");
  };

  const forget = (sheet) => {
    if (!sheet.dataset.drawn) return;
    delete sheet.dataset.drawn;
    const canvas = sheet.querySelector("canvas");
    if (canvas) {
      canvas.remove();
      idle.push(canvas);
    }
    sheet.querySelector(".areas").replaceChildren();
  };

  const near = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (isIntersecting) draw(target, data.pages[target.dataset.index]);
        else forget(target);
      }
    },
    { root: pane, rootMargin: "300px 0px" },
  );

  // Everything that has a place, for the pointer: the smallest area that holds a point is meant.
  const places = new Map();
  const addPlace = (page, box, row, column, text) => {
    if (!places.has(page)) places.set(page, []);
    places.get(page).push({ box, row, column, text, size: (box[2] - box[0]) * (box[3] - box[1]) });
  };
  data.rows.forEach((row, index) => {
    if (row.box) addPlace(row.page, row.box, index, null, row.title);
    for (const field of row.fields) {
      if (field.box) addPlace(field.page, field.box, index, field.column, field.printed || field.text);
    }
  });
  for (const found of places.values()) found.sort((a, b) => a.size - b.size);

  const at = (event) => {
    const sheet = event.target.closest(".sheet");
    if (!sheet) return null;
    const page = data.pages[sheet.dataset.index];
    const area = sheet.getBoundingClientRect();
    const x = ((event.clientX - area.left) / area.width) * page.width;
    const y = ((event.clientY - area.top) / area.height) * page.height;
    const inside = ({ box }) => box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];
    return (places.get(page.number) ?? []).find(inside) ?? null;
  };

  data.pages.forEach((page, index) => {
    const sheet = document.createElement("div");
    sheet.className = "sheet";
    sheet.id = `page-${page.number}`;
    sheet.dataset.index = index;
    sheet.style.aspectRatio = `${page.width} / ${page.height}`;
    sheet.style.setProperty("--wide", page.width / data.widest);
    sheet.innerHTML = `<div class="areas"></div><span class="page-number">${page.number}</span>`;
    pane.append(sheet);
    sheets.set(page.number, sheet);
    near.observe(sheet);
  });
  pane.addEventListener("click", (event) => {
    const place = at(event);
    if (place) onPlace(place.row, place.column);
  });
  pane.addEventListener("mousemove", (event) => {
    const sheet = event.target.closest(".sheet");
    if (sheet) sheet.title = at(event)?.text ?? "";
  });

  const mark = (places_) => {
    for (const old of pane.querySelectorAll(".mark")) old.remove();
    let first = null;
    for (const { page, box, kind } of places_) {
      const sheet = sheets.get(page);
      if (!sheet || !box) continue;
      const shown = document.createElement("div");
      shown.className = `mark ${kind}`;
      shown.style.cssText = percent(data.pages[sheet.dataset.index], box);
      sheet.append(shown);
      first ??= shown;
    }
    first?.scrollIntoView({ block: "center", inline: "nearest" });
    if (!first && places_.length) sheets.get(places_[0].page)?.scrollIntoView({ block: "start" });
  };

  return {
    mark,
    zoom: (factor) => {
      zoom = Math.min(4, Math.max(0.5, zoom * factor));
      pane.style.setProperty("--zoom", zoom);
      pane.querySelector(".mark")?.scrollIntoView({ block: "center" });
    },
  };
};
