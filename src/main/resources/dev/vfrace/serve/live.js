"use strict";
// Follows one result: its sentence, its curves, its table.
(() => {
  const at = (id) => document.getElementById(id);
  const id = location.pathname.split("/").pop();
  const charts = new Map();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const say = (text) => {
    if (at("status").textContent !== text) at("status").textContent = text;
  };

  const rate = (value) => {
    if (value === 0) return "0";
    if (value >= 0.99e-4) return +(value * 100).toPrecision(6) + " %";
    return value.toExponential(1);
  };

  const trials = (value) => {
    if (value >= 1e6) return +(value / 1e6).toPrecision(3) + "M";
    return value >= 1e3 ? +(value / 1e3).toPrecision(3) + "k" : String(value);
  };

  const around = (low, high) => {
    const room = high > low ? (high - low) / 10 : high / 10 || 1e-3;
    return [Math.max(0, low - room), Math.min(1, high + room)];
  };

  const width = (box) => Math.max(240, Math.min(480, box.clientWidth));

  const options = (box) => {
    const axis = {
      stroke: colour("--soft"),
      grid: { stroke: colour("--grid"), width: 1 },
      ticks: { stroke: colour("--soft"), width: 1 },
      font: "12px sans-serif",
    };
    return {
      width: width(box),
      height: 240,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false }, y: { range: (u, low, high) => around(low, high) } },
      axes: [
        { ...axis, values: (u, ticks) => ticks.map(trials), label: "trials", labelSize: 20, labelFont: "12px sans-serif" },
        { ...axis, size: 70, values: (u, ticks) => ticks.map(rate) },
      ],
      series: [
        {},
        { width: 0, points: { show: false } },
        { width: 0, points: { show: false } },
        { stroke: colour("--line"), width: 2, points: { show: false } },
      ],
      bands: [{ series: [2, 1], fill: colour("--band") }],
    };
  };

  // The first looks are wide; what came to rest is worth the room.
  const settled = (columns) => {
    const from = Math.floor(columns[0].length / 8);
    return columns.map((column) => column.slice(from));
  };

  const fit = () => {
    for (const chart of charts.values()) {
      if (chart.plot) chart.plot.setSize({ width: width(chart.box), height: 240 });
    }
  };

  const frame = (curve) => {
    if (charts.has(curve.name)) return;
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    const box = document.createElement("div");
    caption.textContent = curve.name;
    box.setAttribute("role", "img");
    figure.append(caption, box);
    at("curves").append(figure);
    charts.set(curve.name, { figure, box });
  };

  const draw = (curve) => {
    const chart = charts.get(curve.name);
    const [x, line, low, high] = settled(curve.columns);
    const data = [x, low, high, line];
    const last = x.length - 1;
    chart.data = data;
    chart.box.setAttribute(
      "aria-label",
      curve.name + ": " + rate(line[last]) + " after " + x[last] + " trials, band " +
        rate(low[last]) + " to " + rate(high[last])
    );
    if (chart.plot) {
      chart.plot.setData(data);
    } else {
      chart.plot = new uPlot(options(chart.box), data, chart.box);
    }
  };

  const redraw = () => {
    for (const chart of charts.values()) {
      chart.plot.destroy();
      chart.plot = new uPlot(options(chart.box), chart.data, chart.box);
    }
  };

  const rows = (all) => {
    at("rows").replaceChildren(
      ...all.map((cells) => {
        const tr = document.createElement("tr");
        cells.forEach((text, column) => {
          const cell = document.createElement(column === 0 ? "th" : "td");
          cell.textContent = text;
          if (column === 0) cell.scope = "row";
          if (column > 1) cell.className = "n";
          tr.append(cell);
        });
        return tr;
      })
    );
  };

  const progress = (entry) => {
    const bar = at("progress");
    if (entry.requested) {
      bar.max = entry.requested;
      bar.value = entry.cycles;
    }
    bar.hidden = !entry.running || !entry.requested;
    say(
      entry.cyclesText
        ? entry.state + ": " + entry.cyclesText + (entry.requestedText ? " of " + entry.requestedText : "") + " cycles"
        : entry.state
    );
  };

  const show = (news) => {
    if (news.trouble) {
      say("Cannot be read just now: " + news.trouble);
      return;
    }
    progress(news.entry);
    at("note").textContent = news.note;
    at("note").hidden = !news.note;
    at("curves-all").hidden = at("rows-all").hidden = !!news.note;
    at("quote").hidden = !news.lead;
    if (!news.lead) return;
    at("lead").textContent = news.lead;
    at("answer").textContent = news.entry.running ? "Still running: not to be quoted yet" : news.answer;
    const kind = news.entry.running ? "open" : news.kind;
    at("answer").className = "badge " + kind;
    at("quote").className = "quote " + kind;
    const shown = new Set(news.curves.map((curve) => curve.name));
    for (const [name, chart] of charts) {
      if (!shown.has(name)) {
        if (chart.plot) chart.plot.destroy();
        chart.figure.remove();
        charts.delete(name);
      }
    }
    const curves = news.curves.filter((curve) => curve.columns[0].length > 0);
    curves.forEach(frame);
    curves.forEach(draw);
    rows(news.rows);
  };

  const source = new EventSource("/events/" + id);
  source.onmessage = (message) => show(JSON.parse(message.data));
  source.onerror = () => say("The connection is lost; trying again.");
  dark.addEventListener("change", redraw);
  addEventListener("resize", fit);
})();
